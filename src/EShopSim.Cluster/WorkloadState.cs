using EShopSim.Cluster.Api;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster;

/// <summary>A workload as the API server knows it.</summary>
public sealed class WorkloadState
{
    private readonly List<TemplateRevision> _revisions = [];

    internal WorkloadState(int index, WorkloadRef reference, LabelSelector selector, TemplateRevision revision, int specReplicas)
    {
        Index = index;
        Ref = reference;
        Selector = selector;
        SpecReplicas = specReplicas;
        CurrentRevision = revision;
        _revisions.Add(revision);
    }

    /// <summary>Position in the control plane's workloads.</summary>
    public int Index { get; }

    /// <summary>Its kind and name.</summary>
    public WorkloadRef Ref { get; }

    /// <summary>spec.selector.</summary>
    public LabelSelector Selector { get; }

    /// <summary>spec.replicas; for a DaemonSet the number of nodes that should run it.</summary>
    public int SpecReplicas { get; internal set => Change(ref field, value); }

    /// <summary>Pods that neither ended nor are being deleted, now.</summary>
    public int Replicas { get; internal set => Change(ref field, value); }

    /// <summary>Those of them that are Ready, now.</summary>
    public int ReadyReplicas { get; internal set => Change(ref field, value); }

    /// <summary>Hears of every change of <see cref="SpecReplicas"/>, <see cref="Replicas"/> and <see cref="ReadyReplicas"/> when it happens; null when nobody does.</summary>
    public Action? ReplicasChanged { get; set; }

    /// <summary>status.availableReplicas: ready for minReadySeconds, as its controller last saw it.</summary>
    public int AvailableReplicas { get; internal set; }

    /// <summary>status.updatedReplicas: pods of the current template, as its controller last saw it.</summary>
    public int UpdatedReplicas { get; internal set; }

    /// <summary>status.unavailableReplicas, as its controller last saw it.</summary>
    public int UnavailableReplicas { get; internal set; }

    /// <summary>status.replicas, as its controller last saw it.</summary>
    public int StatusReplicas { get; internal set; }

    /// <summary>status.readyReplicas, as its controller last saw it.</summary>
    internal int StatusReadyReplicas { get; set; }

    /// <summary>Restarts of its pods' main containers since the start.</summary>
    public long Restarts { get; internal set; }

    /// <summary>Processes that the kernel killed because they reached their memory limit.</summary>
    public long OutOfMemoryKills { get; internal set; }

    /// <summary>Processes that a liveness or startup probe had killed.</summary>
    public long ProbeKills { get; internal set; }

    /// <summary>Its pods that exist, terminating ones included, in order of creation.</summary>
    public IReadOnlyList<Pod> Pods => PodList;

    /// <summary>The current pod template.</summary>
    public PodTemplate Template => CurrentRevision.Template;

    /// <summary>Number of the current template revision, from 1.</summary>
    public int Revision => CurrentRevision.Number;

    /// <summary>Whether spec.paused holds its rollouts.</summary>
    public bool IsPaused { get; internal set; }

    /// <summary>For a StatefulSet: ordinals below it keep their revision.</summary>
    internal int Partition { get; set; }

    internal List<Pod> PodList { get; } = [];

    internal IReadOnlyList<TemplateRevision> Revisions => _revisions;

    internal TemplateRevision CurrentRevision { get; private set; }

    internal TemplateRevision AddRevision(PodTemplate template, PodTiming timing, KubernetesVersion version)
    {
        CurrentRevision = new TemplateRevision(_revisions.Count + 1, template, timing, version);
        _revisions.Add(CurrentRevision);
        return CurrentRevision;
    }

    internal void ReturnTo(TemplateRevision revision) => CurrentRevision = revision;

    private void Change(ref int level, int value)
    {
        if (level == value)
            return;
        level = value;
        ReplicasChanged?.Invoke();
    }
}
