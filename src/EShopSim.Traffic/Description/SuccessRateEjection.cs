namespace EShopSim.Traffic.Description;

/// <summary>
/// Ejection of pods that answer more seldom than the others: those below the mean of the pods' success rates less a number of standard deviations. Defaults are
/// Envoy's (config/cluster/v3/outlier_detection.proto).
/// </summary>
public sealed record SuccessRateEjection
{
    /// <summary>Pods that must have had enough requests in an interval.</summary>
    public int MinimumHosts { get; init; } = 5;

    /// <summary>Requests in an interval that are enough for a pod to be judged.</summary>
    public int RequestVolume { get; init; } = 100;

    /// <summary>Standard deviations below the mean (Envoy writes a thousand times this).</summary>
    public double StdevFactor { get; init; } = 1.9;
}
