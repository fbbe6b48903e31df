namespace EShopSim.Cluster.Rules.Rollouts;

/// <summary>
/// What a StatefulSet does next (updateStatefulSet in pkg/controller/statefulset/stateful_set_control.go): first all ordinals exist, then those
/// too many go, then the update moves on. With OrderedReady one pod at a time, and each waits for the one before.
/// </summary>
public static class StatefulSetSync
{
    /// <summary>The actions of one sync in order; empty when there is nothing to do or something to wait for.</summary>
    public static IReadOnlyList<StatefulSetAction> Decide(StatefulSetArguments arguments)
    {
        var actions = new List<StatefulSetAction>();
        var slots = new StatefulSetPod?[arguments.Replicas];
        var condemned = new List<StatefulSetPod>();
        foreach (var pod in arguments.Pods)
        {
            var index = pod.Ordinal - arguments.StartOrdinal;
            if (index >= 0 && index < slots.Length)
                slots[index] = pod;
            else
                condemned.Add(pod);
        }

        condemned.Sort((left, right) => right.Ordinal.CompareTo(left.Ordinal));
        if (Fill(arguments, slots, actions) && Shrink(arguments, slots, condemned, actions) && !arguments.OnDelete)
            Update(arguments, slots, actions);
        return actions;
    }

    // False when the sync ends here.
    private static bool Fill(StatefulSetArguments arguments, StatefulSetPod?[] slots, List<StatefulSetAction> actions)
    {
        for (var index = 0; index < slots.Length; index++)
        {
            var ordinal = arguments.StartOrdinal + index;
            if (slots[index] is { } ended && HasEnded(ended, arguments.Version))
            {
                if (!ended.IsTerminating)
                    actions.Add(Delete(ordinal, "its containers ended"));
                if (arguments.Version < KubernetesVersion.V1_35)
                    actions.Add(Create(arguments, index, "its predecessor ended"));
                if (!arguments.Parallel)
                    return false;
                continue;
            }

            if (slots[index] is not { } pod)
            {
                actions.Add(Create(arguments, index, "the ordinal has no pod"));
                if (!arguments.Parallel)
                    return false;
                continue;
            }

            if (!arguments.Parallel && (!pod.IsHealthy || !IsAvailable(pod, arguments.Version)))
                return false;
        }

        return true;
    }

    private static bool Shrink(
        StatefulSetArguments arguments, StatefulSetPod?[] slots, List<StatefulSetPod> condemned, List<StatefulSetAction> actions)
    {
        var firstUnhealthy = FirstUnhealthyOrdinal(arguments, slots, condemned);
        foreach (var pod in condemned)
        {
            if (pod.IsTerminating)
            {
                if (!arguments.Parallel)
                    return false;
                continue;
            }

            // An unhealthy pod waits for unhealthy ones below it, unless it is the first itself.
            var isSound = pod.IsRunningAndReady && IsAvailable(pod, arguments.Version);
            if (!arguments.Parallel && !isSound && pod.Ordinal != firstUnhealthy)
                return false;
            actions.Add(Delete(pod.Ordinal, "its ordinal is not wanted"));
            if (!arguments.Parallel)
                return false;
        }

        return true;
    }

    private static void Update(StatefulSetArguments arguments, StatefulSetPod?[] slots, List<StatefulSetAction> actions)
    {
        if (arguments.MaxUnavailable is { } bound && arguments.Version >= KubernetesVersion.V1_28)
        {
            UpdateSeveral(arguments, slots, Math.Max(1, bound.FloorOf(arguments.Replicas)), actions);
            return;
        }

        for (var index = slots.Length - 1; index >= arguments.Partition; index--)
        {
            var pod = slots[index];
            if (pod is { IsUpdated: false, IsTerminating: false })
            {
                actions.Add(Delete(pod.Ordinal, "its template is outdated"));
                return;
            }

            if (pod is not { IsHealthy: true })
                return;
        }
    }

    // Unavailable pods below the partition take from the budget too.
    private static void UpdateSeveral(StatefulSetArguments arguments, StatefulSetPod?[] slots, int maxUnavailable, List<StatefulSetAction> actions)
    {
        var budget = maxUnavailable;
        foreach (var pod in slots)
            if (pod is null || pod.IsTerminating || !pod.IsAvailable)
                budget--;
        for (var index = slots.Length - 1; index >= arguments.Partition && budget > 0; index--)
        {
            if (slots[index] is not { IsUpdated: false, IsTerminating: false } pod)
                continue;
            actions.Add(Delete(pod.Ordinal, "its template is outdated"));
            budget--;
        }
    }

    private static int FirstUnhealthyOrdinal(StatefulSetArguments arguments, StatefulSetPod?[] slots, List<StatefulSetPod> condemned)
    {
        for (var index = 0; index < slots.Length; index++)
            if (slots[index] is not { IsHealthy: true })
                return arguments.StartOrdinal + index;
        for (var i = condemned.Count - 1; i >= 0; i--)
            if (!condemned[i].IsHealthy)
                return condemned[i].Ordinal;
        return -1;
    }

    private static bool HasEnded(StatefulSetPod pod, KubernetesVersion version) =>
        pod.Phase == PodPhase.Failed || (pod.Phase == PodPhase.Succeeded && version >= KubernetesVersion.V1_35);

    private static bool IsAvailable(StatefulSetPod pod, KubernetesVersion version) =>
        pod.IsAvailable || version < KubernetesVersion.V1_28;

    private static StatefulSetAction Create(StatefulSetArguments arguments, int index, string reason) =>
        new(arguments.StartOrdinal + index, Creates: true, arguments.OnDelete || index >= arguments.Partition, reason);

    private static StatefulSetAction Delete(int ordinal, string reason) =>
        new(ordinal, Creates: false, FromUpdateRevision: false, reason);
}
