using EShopSim.Cluster.Admission;
using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster.State;

/// <summary>The workload objects, in the order Deployments, StatefulSets, ReplicaSets, DaemonSets.</summary>
internal sealed class WorkloadStore
{
    private readonly ClusterState _state;
    private readonly List<WorkloadState> _all = [];
    private readonly Dictionary<WorkloadRef, WorkloadState> _byRef = [];

    // Autoscalers and budgets ask again and again with the same selector. Forgotten whenever a template changes.
    private readonly Dictionary<LabelSelector, (string Namespace, List<WorkloadState> Workloads)> _selected = new(ReferenceEqualityComparer.Instance);

    public WorkloadStore(ClusterState state)
    {
        _state = state;
        foreach (var item in state.Objects.Deployments)
            Add(WorkloadKind.Deployment, item.Meta, item.Selector, item.Template, item.Replicas ?? 1).IsPaused = item.Paused;
        foreach (var item in state.Objects.StatefulSets)
            Add(WorkloadKind.StatefulSet, item.Meta, item.Selector, item.Template, item.Replicas ?? 1).Partition = item.Partition;
        foreach (var item in state.Objects.ReplicaSets)
            Add(WorkloadKind.ReplicaSet, item.Meta, item.Selector, item.Template, item.Replicas ?? 1);
        foreach (var item in state.Objects.DaemonSets)
            Add(WorkloadKind.DaemonSet, item.Meta, item.Selector, item.Template, 0);
    }

    public IReadOnlyList<WorkloadState> All => _all;

    /// <summary>The workload of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public WorkloadState this[WorkloadRef workload] => _byRef.TryGetValue(workload, out var state)
        ? state
        : throw new ArgumentException($"The cluster has no {workload}.", nameof(workload));

    public WorkloadState? Find(WorkloadRef workload) => _byRef.GetValueOrDefault(workload);

    /// <summary>The workloads of a namespace that may have pods that a selector matches.</summary>
    public IReadOnlyList<WorkloadState> SelectedBy(string inNamespace, LabelSelector selector)
    {
        if (_selected.TryGetValue(selector, out var known) && string.Equals(known.Namespace, inNamespace, StringComparison.Ordinal))
            return known.Workloads;

        // A workload's selector cannot change and must match its template: if the template does not match, no pod does.
        var workloads = _all.FindAll(workload =>
            string.Equals(workload.Ref.Namespace, inNamespace, StringComparison.Ordinal) && selector.Matches(workload.Template.Labels));
        _selected[selector] = (inNamespace, workloads);
        return workloads;
    }

    /// <summary>Writes spec.replicas, as the scale subresource does.</summary>
    public void Scale(WorkloadState workload, int replicas)
    {
        Invariant.Require(replicas >= 0, $"{workload.Ref} was scaled to {replicas}.");
        if (workload.SpecReplicas == replicas)
            return;
        workload.SpecReplicas = replicas;
        _state.Notify(workload);
    }

    /// <summary>Writes a new pod template.</summary>
    public TemplateRevision SetTemplate(WorkloadState workload, PodTemplate template, PodTiming timing)
    {
        var revision = workload.AddRevision(template, timing, _state.Options.Version);
        _selected.Clear();
        _state.Notify(workload);
        return revision;
    }

    /// <summary>Writes an earlier pod template again, as <c>kubectl rollout undo</c> does.</summary>
    public void ReturnTo(WorkloadState workload, TemplateRevision revision)
    {
        workload.ReturnTo(revision);
        _selected.Clear();
        _state.Notify(workload);
    }

    /// <summary>Writes spec.paused.</summary>
    public void SetPaused(WorkloadState workload, bool paused)
    {
        workload.IsPaused = paused;
        _state.Notify(workload);
    }

    /// <summary>Writes spec.updateStrategy.rollingUpdate.partition.</summary>
    public void SetPartition(WorkloadState workload, int partition)
    {
        workload.Partition = partition;
        _state.Notify(workload);
    }

    private WorkloadState Add(WorkloadKind kind, ObjectMeta meta, LabelSelector selector, PodTemplate template, int replicas)
    {
        var reference = new WorkloadRef(kind, meta.Namespace, meta.Name);
        var timing = _state.Options.PodTimings.FirstOrDefault(candidate => candidate.Workload == reference) ?? new PodTiming(reference);
        template = PodAdmission.Defaulted(_state.Objects, meta.Namespace, template);
        var workload = new WorkloadState(_all.Count, reference, selector, new TemplateRevision(1, template, timing, _state.Options.Version), replicas);
        if (!_byRef.TryAdd(reference, workload))
            throw new ArgumentException($"The manifests define {reference} twice.", nameof(meta));
        _all.Add(workload);
        return workload;
    }
}
