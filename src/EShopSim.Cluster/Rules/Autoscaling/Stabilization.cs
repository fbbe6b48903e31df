using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>Keeps an HPA from following every dip and spike, by looking back at what it recommended (KEP-853; horizontal.go).</summary>
public static class Stabilization
{
    /// <summary>
    /// With scaling rules. From 1.27 on the current size is drawn into the range of both windows; 1.20 looks only into the window of
    /// the raw recommendation's direction, and may move the other way.
    /// </summary>
    public static StabilizationResult WithBehavior(NormalizationArguments arguments)
    {
        var desired = arguments.DesiredReplicas;
        var grows = desired >= arguments.CurrentReplicas;
        var up = new RecommendationWindow(desired, arguments.Now - WindowOf(arguments.Behavior?.ScaleUp, TimeSpan.Zero));
        var down = new RecommendationWindow(desired, arguments.Now - WindowOf(arguments.Behavior?.ScaleDown, arguments.DownscaleStabilization));
        var recommendations = arguments.History.Recommendations ?? [];
        foreach (var recommendation in recommendations)
        {
            up.TakeLower(recommendation);
            down.TakeHigher(recommendation);
        }

        var stored = Store(recommendations, desired, arguments.Now, up.Cutoff < down.Cutoff ? up.Cutoff : down.Cutoff);
        var reason = grows ? HpaReasons.ScaleUpStabilized : HpaReasons.ScaleDownStabilized;
        if (arguments.Version < KubernetesVersion.V1_28)
        {
            var window = grows ? up : down;
            return new StabilizationResult(window.Replicas, reason, window.Binding, stored);
        }

        if (arguments.CurrentReplicas < up.Replicas)
            return new StabilizationResult(up.Replicas, reason, up.Binding, stored);
        if (arguments.CurrentReplicas > down.Replicas)
            return new StabilizationResult(down.Replicas, reason, down.Binding, stored);
        return new StabilizationResult(arguments.CurrentReplicas, reason, grows ? up.Binding : down.Binding, stored);
    }

    /// <summary>Without scaling rules: the highest recommendation of the controller's window, its start included.</summary>
    public static StabilizationResult Legacy(NormalizationArguments arguments)
    {
        var window = new RecommendationWindow(
            arguments.DesiredReplicas, arguments.Now - arguments.DownscaleStabilization, includesCutoff: true);
        var recommendations = arguments.History.Recommendations ?? [];
        foreach (var recommendation in recommendations)
            window.TakeHigher(recommendation);
        var stored = Store(recommendations, arguments.DesiredReplicas, arguments.Now, window.Cutoff);
        return new StabilizationResult(window.Replicas, HpaReasons.ScaleDownStabilized, window.Binding, stored);
    }

    private static TimeSpan WindowOf(HpaScalingRules? rules, TimeSpan otherwise) =>
        rules?.StabilizationWindowSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : otherwise;

    // The last slot that no window reaches any more is used again, so that the list stays short.
    private static List<TimestampedRecommendation> Store(
        IReadOnlyList<TimestampedRecommendation> recommendations, int desired, SimTime now, SimTime obsoleteBefore)
    {
        var stored = new List<TimestampedRecommendation>(recommendations.Count + 1);
        stored.AddRange(recommendations);
        var slot = stored.FindLastIndex(recommendation => recommendation.Timestamp < obsoleteBefore);
        var added = new TimestampedRecommendation(desired, now);
        if (slot < 0)
            stored.Add(added);
        else
            stored[slot] = added;
        return stored;
    }
}
