namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>Which step of the calculation gave the number of replicas.</summary>
public enum CalculationOutcome
{
    /// <summary>The ratio times the pods it was taken over.</summary>
    Proposed,

    /// <summary>Current replicas: the ratio was within tolerance.</summary>
    WithinTolerance,

    /// <summary>Current replicas: with unready and missing pods filled in, the ratio came within tolerance.</summary>
    RebalancedWithinTolerance,

    /// <summary>Current replicas: with unready and missing pods filled in, the ratio pointed the other way.</summary>
    RatioFlipped,

    /// <summary>Current replicas: the proposal would have moved against the direction of the ratio.</summary>
    WouldReverse,

    /// <summary>No number: the metric failed.</summary>
    Failed,
}
