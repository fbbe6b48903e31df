namespace EShopSim.Traffic.Description;

/// <summary>Ejection of pods that fail, by each caller for itself; defaults are Envoy's (config/cluster/v3/outlier_detection.proto).</summary>
public sealed record OutlierDetection
{
    /// <summary>Failures in a row that eject a pod.</summary>
    public int ConsecutiveErrors { get; init; } = 5;

    /// <summary>How often it is looked whether ejected pods may return.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Length of a first ejection; the next ones take multiples of it.</summary>
    public TimeSpan BaseEjectionTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest ejection.</summary>
    public TimeSpan MaxEjectionTime { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>The share of the pods that may be ejected at a time, 0 to 1.</summary>
    public double MaxEjectionFraction { get; init; } = 0.1;

    /// <summary>Whether one pod may be ejected whatever the share.</summary>
    public bool AlwaysEjectOne { get; init; }

    /// <summary>Ejection of pods that answer more seldom than the others; null without it. Istio leaves it out, Envoy alone has it on.</summary>
    public SuccessRateEjection? SuccessRate { get; init; }
}
