namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>What one sync of an HPA decided, and why.</summary>
public sealed record HpaDecision
{
    /// <summary>spec.replicas after the sync.</summary>
    public required int Replicas { get; init; }

    /// <summary>Whether the workload is scaled.</summary>
    public bool Rescales { get; init; }

    /// <summary>Whether the sync ends with an error; from 1.27 on it may have scaled up all the same.</summary>
    public bool Failed { get; init; }

    /// <summary>status.desiredReplicas; null where the sync leaves it as it was.</summary>
    public int? StatusDesiredReplicas { get; init; }

    /// <summary>What the event SuccessfulRescale gives as reason; empty when nothing is scaled.</summary>
    public string RescaleReason { get; init; } = "";

    /// <summary>The metric whose proposal was the highest; null when none was used.</summary>
    public MetricProposal? WinningMetric { get; init; }

    /// <summary>The first metric that failed; null when none did.</summary>
    public MetricProposal? FirstFailure { get; init; }

    /// <summary>How the proposal became a size; null when no metric was used.</summary>
    public NormalizationResult? Normalization { get; init; }

    /// <summary>Conditions this sync sets; the others stay as they were.</summary>
    public required IReadOnlyList<HpaCondition> Conditions { get; init; }

    /// <summary>What is remembered afterwards, the change of size included.</summary>
    public required HpaHistory History { get; init; }
}
