using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>The lowest or highest recommendation within a window, starting from the new one.</summary>
internal struct RecommendationWindow(int desired, SimTime cutoff, bool includesCutoff = false)
{
    /// <summary>Start of the window.</summary>
    public readonly SimTime Cutoff = cutoff;

    /// <summary>The extreme found.</summary>
    public int Replicas { get; private set; } = desired;

    /// <summary>The older recommendation it comes from; null when it is the new one.</summary>
    public TimestampedRecommendation? Binding { get; private set; }

    /// <summary>Takes a recommendation that is lower than the others.</summary>
    public void TakeLower(TimestampedRecommendation recommendation)
    {
        if (IsInside(recommendation) && recommendation.Replicas < Replicas)
            Take(recommendation);
    }

    /// <summary>Takes a recommendation that is higher than the others.</summary>
    public void TakeHigher(TimestampedRecommendation recommendation)
    {
        if (IsInside(recommendation) && recommendation.Replicas > Replicas)
            Take(recommendation);
    }

    private readonly bool IsInside(TimestampedRecommendation recommendation) =>
        recommendation.Timestamp > Cutoff || (includesCutoff && recommendation.Timestamp == Cutoff);

    private void Take(TimestampedRecommendation recommendation)
    {
        Replicas = recommendation.Replicas;
        Binding = recommendation;
    }
}
