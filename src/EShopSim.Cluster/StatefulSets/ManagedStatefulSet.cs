using EShopSim.Cluster.Api;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster.StatefulSets;

/// <summary>A StatefulSet with what its controller remembers.</summary>
internal sealed class ManagedStatefulSet(StatefulSet spec, WorkloadState workload)
{
    public StatefulSet Spec { get; } = spec;

    public WorkloadState Workload { get; } = workload;

    /// <summary>status.currentRevision: the template that the last complete update left behind.</summary>
    public TemplateRevision Current { get; set; } = workload.CurrentRevision;

    /// <summary>Syncs in a row in which a pod was refused.</summary>
    public int Refusals { get; set; }
}
