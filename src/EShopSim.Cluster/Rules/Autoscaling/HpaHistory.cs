namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>What the HPA controller remembers of one HPA; lost when the controller restarts.</summary>
public sealed record HpaHistory
{
    /// <summary>Nothing remembered, as for a new HPA.</summary>
    public static HpaHistory Empty { get; } = new();

    /// <summary>Raw recommendations in the order of their slots; null before the first sync.</summary>
    public IReadOnlyList<TimestampedRecommendation>? Recommendations { get; init; }

    /// <summary>Scale-ups in the order of their slots.</summary>
    public IReadOnlyList<TimestampedScaleEvent> ScaleUpEvents { get; init; } = [];

    /// <summary>Scale-downs in the order of their slots.</summary>
    public IReadOnlyList<TimestampedScaleEvent> ScaleDownEvents { get; init; } = [];
}
