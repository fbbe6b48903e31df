namespace EShopSim.Cluster.Api;

/// <summary>What a custom metric measures.</summary>
public enum MetricMeasure
{
    /// <summary>Requests per second that pods receive: Prometheus' rate() of each pod's counter, added up.</summary>
    RequestRate,

    /// <summary>Requests waiting in pods, those in service left out.</summary>
    QueueLength,

    /// <summary>Requests in pods, waiting or in service.</summary>
    InFlight,

    /// <summary>The rate of a counter outside the pods.</summary>
    Counter,

    /// <summary>A level outside the pods, as it was at the last scrape.</summary>
    Gauge,
}
