namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>Why a metric gave no number of replicas.</summary>
public enum MetricError
{
    /// <summary>The metrics API returned nothing.</summary>
    NoMetrics,

    /// <summary>The container named by the metric is not in the metrics of some pod.</summary>
    ContainerNotInMetrics,

    /// <summary>The container named by the metric is not in the spec of some pod (1.33 and later).</summary>
    ContainerNotInPod,

    /// <summary>No pod matches the selector.</summary>
    NoPods,

    /// <summary>A container has no request for the resource.</summary>
    MissingRequest,

    /// <summary>Only unready or ignored pods have metrics.</summary>
    NoReadyMetrics,

    /// <summary>No metric belongs to a known pod with a request.</summary>
    NoMatchingMetrics,

    /// <summary>The type of the metric is unknown.</summary>
    InvalidMetricSourceType,
}
