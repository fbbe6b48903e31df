namespace EShopSim.Cluster.Rules.Rollouts;

/// <summary>What a change of spec.replicas does to the ReplicaSets of a Deployment (scale in pkg/controller/deployment/sync.go).</summary>
public static class ProportionalScaling
{
    /// <summary>
    /// Whether spec.replicas changed since the ReplicaSets were last written; then they are scaled, and the rollout waits for the next sync.
    /// </summary>
    public static bool IsScalingEvent(
        DeploymentState deployment, ReplicaSetState? newReplicaSet, IReadOnlyList<ReplicaSetState> oldReplicaSets)
    {
        if (newReplicaSet is not null && IsOutdated(deployment, newReplicaSet))
            return true;
        foreach (var replicaSet in oldReplicaSets)
            if (IsOutdated(deployment, replicaSet))
                return true;
        return false;
    }

    /// <summary>
    /// The only active ReplicaSet takes the whole number; a new one that is complete takes it all; otherwise the difference is
    /// spread in proportion to their sizes, so that a failing rollout does not get all the new pods.
    /// </summary>
    public static RolloutStep Scale(
        DeploymentState deployment, ReplicaSetState? newReplicaSet, IReadOnlyList<ReplicaSetState> oldReplicaSets, KubernetesVersion version)
    {
        var active = ReplicaSetOrder.Active(oldReplicaSets);
        if (newReplicaSet is { Replicas: > 0 })
            active.Add(newReplicaSet);
        if (active.Count <= 1)
        {
            var only = active.Count == 1 ? active[0] : newReplicaSet ?? Newest(oldReplicaSets);
            return only is null ? RolloutStep.None : RolloutStep.Of(only, deployment.Replicas);
        }

        if (newReplicaSet is not null && IsSaturated(deployment, newReplicaSet))
            return Emptied(ReplicaSetOrder.Active(oldReplicaSets));
        return deployment.Recreate ? RolloutStep.None : Spread(deployment, active, version);
    }

    /// <summary>The share of one ReplicaSet in <paramref name="replicasToAdd"/>, of which <paramref name="replicasAdded"/> are given out (GetProportion).</summary>
    public static int GetProportion(
        DeploymentState deployment, ReplicaSetState replicaSet, int replicasToAdd, int replicasAdded, KubernetesVersion version)
    {
        if (replicaSet.Replicas == 0 || replicasToAdd == 0 || replicasToAdd == replicasAdded)
            return 0;
        var fraction = Fraction(deployment, replicaSet, version);
        var allowed = replicasToAdd - replicasAdded;
        return replicasToAdd > 0 ? Math.Min(fraction, allowed) : Math.Max(fraction, allowed);
    }

    private static bool IsOutdated(DeploymentState deployment, ReplicaSetState replicaSet) =>
        replicaSet.Replicas > 0 && replicaSet.DesiredReplicasAnnotation is { } desired && desired != deployment.Replicas;

    private static bool IsSaturated(DeploymentState deployment, ReplicaSetState replicaSet) =>
        replicaSet.Replicas == deployment.Replicas
        && replicaSet.DesiredReplicasAnnotation == deployment.Replicas
        && replicaSet.AvailableReplicas == deployment.Replicas;

    private static ReplicaSetState? Newest(IReadOnlyList<ReplicaSetState> replicaSets) =>
        replicaSets.Max(Comparer<ReplicaSetState>.Create(ReplicaSetOrder.ByAge));

    private static RolloutStep Emptied(List<ReplicaSetState> replicaSets) =>
        new(replicaSets.ConvertAll(replicaSet => new ReplicaSetScale(replicaSet.Name, replicaSet.Replicas, 0)));

    private static RolloutStep Spread(DeploymentState deployment, List<ReplicaSetState> active, KubernetesVersion version)
    {
        var allowed = deployment.Replicas > 0 ? deployment.Replicas + deployment.MaxSurgePods : 0;
        var toAdd = allowed;
        foreach (var replicaSet in active)
            toAdd -= replicaSet.Replicas;
        if (toAdd == 0)
            return RolloutStep.None;

        active.Sort(toAdd > 0 ? ReplicaSetOrder.BySizeNewer : ReplicaSetOrder.BySizeOlder);
        var sizes = new int[active.Count];
        var added = 0;
        for (var i = 0; i < sizes.Length; i++)
        {
            var proportion = GetProportion(deployment, active[i], toAdd, added, version);
            sizes[i] = active[i].Replicas + proportion;
            added += proportion;
        }

        // What rounding left over goes to the largest.
        sizes[0] = Math.Max(0, sizes[0] + toAdd - added);
        var scales = new List<ReplicaSetScale>(sizes.Length);
        for (var i = 0; i < sizes.Length; i++)
            if (sizes[i] != active[i].Replicas)
                scales.Add(new ReplicaSetScale(active[i].Name, active[i].Replicas, sizes[i]));
        return new RolloutStep(scales);
    }

    private static int Fraction(DeploymentState deployment, ReplicaSetState replicaSet, KubernetesVersion version)
    {
        if (deployment.Replicas == 0)
            return -replicaSet.Replicas;
        var annotated = replicaSet.MaxReplicasAnnotation;
        if (annotated is null || (annotated == 0 && version >= KubernetesVersion.V1_35))
            annotated = deployment.StatusReplicas;
        if (annotated == 0 && version >= KubernetesVersion.V1_35)
            return 0;
        var size = (double)unchecked(replicaSet.Replicas * (deployment.Replicas + deployment.MaxSurgePods)) / annotated.Value;
        return unchecked(RoundHalfAwayFromZero(size) - replicaSet.Replicas);
    }

    private static int RoundHalfAwayFromZero(double value) =>
        ReplicaCount.FromDouble(value < 0 ? value - 0.5 : value + 0.5, KubernetesVersion.V1_20);
}
