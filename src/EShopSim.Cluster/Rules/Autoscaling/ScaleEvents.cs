using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>Remembers changes of size for the rate policies (storeScaleEvent in horizontal.go).</summary>
public static class ScaleEvents
{
    /// <summary>
    /// Stores a change after it was written; without scaling rules nothing is stored. Events older than the longest period of the
    /// direction are marked, and the last marked slot is used again.
    /// </summary>
    public static HpaHistory Store(HpaHistory history, HpaBehavior? behavior, int previousReplicas, int newReplicas, SimTime now)
    {
        if (behavior is null)
            return history;
        return newReplicas > previousReplicas
            ? history with { ScaleUpEvents = Store(history.ScaleUpEvents, behavior.ScaleUp, newReplicas - previousReplicas, now) }
            : history with { ScaleDownEvents = Store(history.ScaleDownEvents, behavior.ScaleDown, previousReplicas - newReplicas, now) };
    }

    private static List<TimestampedScaleEvent> Store(
        IReadOnlyList<TimestampedScaleEvent> events, HpaScalingRules? rules, int change, SimTime now)
    {
        var outdatedBefore = now - TimeSpan.FromSeconds(LongestPeriodSeconds(rules));
        var stored = new List<TimestampedScaleEvent>(events.Count + 1);
        foreach (var scaleEvent in events)
            stored.Add(scaleEvent.Timestamp < outdatedBefore ? scaleEvent with { Outdated = true } : scaleEvent);
        var slot = stored.FindLastIndex(scaleEvent => scaleEvent.Outdated);
        var added = new TimestampedScaleEvent(change, now);
        if (slot < 0)
            stored.Add(added);
        else
            stored[slot] = added;
        return stored;
    }

    private static int LongestPeriodSeconds(HpaScalingRules? rules)
    {
        var longest = 0;
        foreach (var policy in rules?.Policies ?? [])
            longest = Math.Max(longest, policy.PeriodSeconds);
        return longest;
    }
}
