using EShopSim.Engine;

namespace EShopSim.Cluster.State;

/// <summary>The ReplicaSet objects, those of Deployments and those of manifests.</summary>
internal sealed class ReplicaSetStore(ClusterState state)
{
    private readonly List<ReplicaSetObject> _all = [];

    /// <summary>Every ReplicaSet that ever was, by index.</summary>
    public IReadOnlyList<ReplicaSetObject> All => _all;

    public ReplicaSetObject Create(WorkloadState workload, string name, TemplateRevision revision, int minReadySeconds, int replicas, SimTime createdAt)
    {
        var replicaSet = new ReplicaSetObject(_all.Count, name, workload, revision, state.Clock.Truncate(createdAt))
        {
            MinReadySeconds = minReadySeconds,
            SpecReplicas = replicas,
        };
        _all.Add(replicaSet);
        state.Notify(replicaSet);
        return replicaSet;
    }

    public void Scale(ReplicaSetObject replicaSet, int replicas)
    {
        Invariant.Require(replicas >= 0, $"ReplicaSet {replicaSet.Name} was scaled to {replicas}.");
        replicaSet.SpecReplicas = replicas;
        state.Notify(replicaSet);
    }

    public void SetStatus(ReplicaSetObject replicaSet, int replicas, int ready, int available)
    {
        if (replicaSet.HasStatus(replicas, ready, available))
            return;
        replicaSet.Replicas = replicas;
        replicaSet.ReadyReplicas = ready;
        replicaSet.AvailableReplicas = available;
        state.Notify(replicaSet);
    }

    public void Delete(ReplicaSetObject replicaSet)
    {
        replicaSet.Deleted = true;
        state.Notify(replicaSet);
    }
}
