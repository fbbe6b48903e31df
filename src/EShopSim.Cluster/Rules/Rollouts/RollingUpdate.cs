namespace EShopSim.Cluster.Rules.Rollouts;

/// <summary>The steps of a rolling update (pkg/controller/deployment/rolling.go): the new ReplicaSet up, the old ones down, one action per sync.</summary>
public static class RollingUpdate
{
    /// <summary>One sync: grows the new ReplicaSet, or, when that changes nothing, shrinks the old ones.</summary>
    public static RolloutStep Sync(DeploymentState deployment, ReplicaSetState newReplicaSet, IReadOnlyList<ReplicaSetState> oldReplicaSets)
    {
        var growth = ReconcileNew(deployment, newReplicaSet, oldReplicaSets);
        return growth.Scaled || growth.Error is not null
            ? growth
            : ReconcileOld(deployment, newReplicaSet, ReplicaSetOrder.Active(oldReplicaSets));
    }

    /// <summary>The size of the new ReplicaSet: as much as the surge leaves room for; what it has when the surge is unknown.</summary>
    public static int NewReplicas(DeploymentState deployment, ReplicaSetState newReplicaSet, IReadOnlyList<ReplicaSetState> oldReplicaSets)
    {
        if (deployment.Recreate)
            return deployment.Replicas;
        if (deployment.MaxSurge is not { } maxSurge)
            return newReplicaSet.Replicas;
        var room = deployment.Replicas + maxSurge.CeilingOf(deployment.Replicas) - Total(newReplicaSet, oldReplicaSets);
        return room <= 0
            ? newReplicaSet.Replicas
            : newReplicaSet.Replicas + Math.Min(room, deployment.Replicas - newReplicaSet.Replicas);
    }

    /// <summary>Brings the new ReplicaSet towards the wanted number.</summary>
    public static RolloutStep ReconcileNew(
        DeploymentState deployment, ReplicaSetState newReplicaSet, IReadOnlyList<ReplicaSetState> oldReplicaSets)
    {
        if (newReplicaSet.Replicas >= deployment.Replicas)
            return RolloutStep.Of(newReplicaSet, deployment.Replicas);
        if (!deployment.Recreate && deployment.MaxSurge is null)
            return new RolloutStep([], "maxSurge has no value");
        return RolloutStep.Of(newReplicaSet, NewReplicas(deployment, newReplicaSet, oldReplicaSets));
    }

    /// <summary>
    /// Shrinks the old ReplicaSets: first pods that are unavailable anyway, then available ones as far as the minimum allows.
    /// The two have no budget in common and may together remove more than either.
    /// </summary>
    public static RolloutStep ReconcileOld(
        DeploymentState deployment, ReplicaSetState newReplicaSet, IReadOnlyList<ReplicaSetState> oldReplicaSets)
    {
        var total = Total(newReplicaSet, oldReplicaSets);
        if (total == newReplicaSet.Replicas)
            return RolloutStep.None;
        var minAvailable = deployment.Replicas - deployment.MaxUnavailablePods;
        var newUnavailable = newReplicaSet.Replicas - newReplicaSet.AvailableReplicas;
        var maxScaledDown = total - minAvailable - newUnavailable;
        if (maxScaledDown <= 0)
            return RolloutStep.None;

        var cleanup = CleanupUnhealthy(oldReplicaSets, maxScaledDown);
        if (cleanup.Error is not null)
            return cleanup;
        var scaleDown = ScaleDownOld(deployment, newReplicaSet, After(cleanup, oldReplicaSets));
        return new RolloutStep([.. cleanup.Scales, .. scaleDown.Scales], scaleDown.Error);
    }

    /// <summary>Removes up to <paramref name="maxCleanup"/> unavailable pods, from the oldest ReplicaSet on.</summary>
    public static RolloutStep CleanupUnhealthy(IReadOnlyList<ReplicaSetState> oldReplicaSets, int maxCleanup)
    {
        var scales = new List<ReplicaSetScale>();
        var left = maxCleanup;
        foreach (var replicaSet in oldReplicaSets.Order(Comparer<ReplicaSetState>.Create(ReplicaSetOrder.ByAge)))
        {
            if (left <= 0)
                break;
            if (replicaSet.Replicas == 0 || replicaSet.Replicas == replicaSet.AvailableReplicas)
                continue;
            // A status that still counts pods of a larger size makes no sense here; the sync is tried again.
            if (replicaSet.AvailableReplicas > replicaSet.Replicas)
                return new RolloutStep(scales, $"{replicaSet.Name} has more available replicas than it wants");
            var removed = Math.Min(left, replicaSet.Replicas - replicaSet.AvailableReplicas);
            scales.Add(new ReplicaSetScale(replicaSet.Name, replicaSet.Replicas, replicaSet.Replicas - removed));
            left -= removed;
        }

        return new RolloutStep(scales);
    }

    /// <summary>Removes what is available beyond the minimum, from the oldest ReplicaSet on.</summary>
    public static RolloutStep ScaleDownOld(
        DeploymentState deployment, ReplicaSetState? newReplicaSet, IReadOnlyList<ReplicaSetState> oldReplicaSets)
    {
        var available = newReplicaSet?.AvailableReplicas ?? 0;
        foreach (var replicaSet in oldReplicaSets)
            available += replicaSet.AvailableReplicas;
        var scales = new List<ReplicaSetScale>();
        var left = available - (deployment.Replicas - deployment.MaxUnavailablePods);
        foreach (var replicaSet in oldReplicaSets.Order(Comparer<ReplicaSetState>.Create(ReplicaSetOrder.ByAge)))
        {
            if (left <= 0)
                break;
            var removed = Math.Min(left, replicaSet.Replicas);
            if (removed == 0)
                continue;
            scales.Add(new ReplicaSetScale(replicaSet.Name, replicaSet.Replicas, replicaSet.Replicas - removed));
            left -= removed;
        }

        return new RolloutStep(scales);
    }

    private static int Total(ReplicaSetState newReplicaSet, IReadOnlyList<ReplicaSetState> oldReplicaSets)
    {
        var total = newReplicaSet.Replicas;
        foreach (var replicaSet in oldReplicaSets)
            total += replicaSet.Replicas;
        return total;
    }

    // Sizes move on, the numbers of available pods do not: status is not read again within a sync.
    private static ReplicaSetState[] After(RolloutStep step, IReadOnlyList<ReplicaSetState> replicaSets)
    {
        var after = replicaSets.ToArray();
        foreach (var scale in step.Scales)
        {
            var index = Array.FindIndex(after, replicaSet => string.Equals(replicaSet.Name, scale.Name, StringComparison.Ordinal));
            after[index] = after[index] with { Replicas = scale.To };
        }

        return after;
    }
}
