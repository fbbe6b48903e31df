namespace EShopSim.Cluster.State;

/// <summary>A watch on the API store.</summary>
/// <remarks>
/// It is told at the instant of the write, in the order of registration. What it does about the news waits for the delivery
/// delay, mostly in a <see cref="WorkQueue"/>; by then it reads the store as it is, so no controller acts on less than it was told.
/// </remarks>
internal abstract class Watcher
{
    public virtual void PodChanged(Pod pod, PodChange change)
    {
    }

    public virtual void NodeChanged(NodeState node, NodeChange change)
    {
    }

    public virtual void WorkloadChanged(WorkloadState workload)
    {
    }

    public virtual void ReplicaSetChanged(ReplicaSetObject replicaSet)
    {
    }
}
