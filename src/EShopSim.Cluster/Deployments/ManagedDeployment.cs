using EShopSim.Cluster.Api;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster.Deployments;

/// <summary>A Deployment with the ReplicaSets it owns.</summary>
internal sealed class ManagedDeployment(Deployment spec, WorkloadState workload)
{
    public Deployment Spec { get; } = spec;

    public WorkloadState Workload { get; } = workload;

    /// <summary>Its ReplicaSets, oldest first.</summary>
    public List<ReplicaSetObject> ReplicaSets { get; } = [];

    /// <summary>The Progressing condition.</summary>
    public RolloutProgress Progress { get; } = new(spec.ProgressDeadlineSeconds);

    /// <summary>The ReplicaSet of the current template; null while it is not created.</summary>
    public ReplicaSetObject? Current => ReplicaSets.Find(replicaSet => replicaSet.Revision == Workload.CurrentRevision);
}
