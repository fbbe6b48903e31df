namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>What one metric says about the number of replicas, and how it came to say so.</summary>
public sealed record ReplicaCalculation
{
    /// <summary>The proposal; 0 when the metric failed.</summary>
    public int Replicas { get; init; }

    /// <summary>Which step gave the proposal.</summary>
    public CalculationOutcome Outcome { get; init; }

    /// <summary>Why the metric failed; null on success.</summary>
    public MetricError? Error { get; init; }

    /// <summary>What status shows: percent for utilization, else thousandths; null where it is undefined (zero status replicas).</summary>
    public long? Usage { get; init; }

    /// <summary>Average usage in thousandths beside a utilization; null for other targets.</summary>
    public long? AverageUsageMilli { get; init; }

    /// <summary>Usage over target, before unready and missing pods are filled in.</summary>
    public double Ratio { get; init; }

    /// <summary>Usage over target with unready and missing pods filled in; null when that was not needed.</summary>
    public double? RebalancedRatio { get; init; }

    /// <summary>Pods whose samples counted; for Object and External metrics the ready pods multiplied with.</summary>
    public int ReadyPods { get; init; }

    /// <summary>Pods left out because they are pending or (CPU only) not ready yet.</summary>
    public int UnreadyPods { get; init; }

    /// <summary>Pods without a sample.</summary>
    public int MissingPods { get; init; }

    /// <summary>Pods that are deleted or failed.</summary>
    public int IgnoredPods { get; init; }

    /// <summary>A metric that gave no number.</summary>
    public static ReplicaCalculation Failed(MetricError error) =>
        new() { Outcome = CalculationOutcome.Failed, Error = error };
}
