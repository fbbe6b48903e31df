using EShopSim.Cluster.Api;
using EShopSim.Cluster.ReplicaSets;
using EShopSim.Cluster.Rules.Rollouts;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.StatefulSets;

/// <summary>Keeps the numbered pods of StatefulSets (pkg/controller/statefulset/stateful_set_control.go).</summary>
/// <remarks>A pod holds its name until its object is gone; so pods on a dead node are not replaced.</remarks>
internal sealed class StatefulSetController : Watcher
{
    private readonly ClusterState _state;
    private readonly WorkQueue _queue;
    private readonly List<ManagedStatefulSet> _sets = [];
    private readonly int _firstWorkload;

    public StatefulSetController(ClusterState state)
    {
        _state = state;
        _queue = state.Queue(Sync);
        foreach (var spec in state.Objects.StatefulSets)
            _sets.Add(new ManagedStatefulSet(spec, state.Workloads[new WorkloadRef(WorkloadKind.StatefulSet, spec.Meta.Namespace, spec.Meta.Name)]));
        _firstWorkload = state.Objects.Deployments.Count;
        state.Watch(this);
    }

    public override void WorkloadChanged(WorkloadState workload)
    {
        if (workload.Ref.Kind == WorkloadKind.StatefulSet)
            _queue.Add(workload.Index - _firstWorkload);
    }

    public override void PodChanged(Pod pod, PodChange change)
    {
        if (pod.Workload.Kind != WorkloadKind.StatefulSet || change == PodChange.Bound)
            return;
        var key = pod.OwningWorkload.Index - _firstWorkload;
        _queue.Add(key);
        if (change == PodChange.Ready && _sets[key].Spec.MinReadySeconds > 0)
            _queue.AddAfter(key, TimeSpan.FromSeconds(_sets[key].Spec.MinReadySeconds + 1));
    }

    /// <summary>Has the objects of the manifests created: the controller finds them as news.</summary>
    public void CreateAll()
    {
        for (var key = 0; key < _sets.Count; key++)
            _queue.Add(key);
    }

    /// <summary>Creates the pods of all StatefulSets as of long ago.</summary>
    public IReadOnlyList<Pod> AdoptAll(SimTime createdAt)
    {
        var pods = new List<Pod>();
        foreach (var set in _sets)
            for (var index = 0; index < set.Workload.SpecReplicas; index++)
            {
                if (CreatePod(set, set.Spec.OrdinalsStart + index, set.Current, createdAt) is { } pod)
                    pods.Add(pod);
                else
                    _queue.Add(set.Workload.Index - _firstWorkload);
            }

        return pods;
    }

    /// <summary>Writes the status of all.</summary>
    public void UpdateAll()
    {
        foreach (var set in _sets)
            UpdateStatus(set);
    }

    private void Sync(int key)
    {
        var set = _sets[key];
        foreach (var action in StatefulSetSync.Decide(Arguments(set)))
            if (!Act(set, action))
                _queue.AddAfter(key, RetryDelay.After(set.Refusals++));
        UpdateStatus(set);
    }

    private bool Act(ManagedStatefulSet set, StatefulSetAction action)
    {
        var subject = EventLog.Subject(set.Workload);
        var name = set.Workload.Ref.Name;
        if (action.Creates)
        {
            var revision = action.FromUpdateRevision ? set.Workload.CurrentRevision : set.Current;
            if (CreatePod(set, action.Ordinal, revision, _state.Simulator.Now) is not { } pod)
                return false;
            set.Refusals = 0;
            _state.Events.Normal(subject, "SuccessfulCreate", $"create Pod {pod.Name} in StatefulSet {name} successful");
        }
        else
        {
            var pod = set.Workload.PodList.Find(pod => pod.Ordinal == action.Ordinal)!;
            _state.Events.Normal(subject, "SuccessfulDelete", $"delete Pod {pod.Name} in StatefulSet {name} successful");
            _state.Pods.Delete(pod, action.Ordinal < set.Spec.OrdinalsStart + set.Workload.SpecReplicas ? "Updated" : "ScaledDown");
        }

        return true;
    }

    private Pod? CreatePod(ManagedStatefulSet set, int ordinal, TemplateRevision revision, SimTime createdAt)
    {
        Invariant.Require(!set.Workload.PodList.Exists(pod => pod.Ordinal == ordinal), $"{set.Workload.Ref} has two pods of ordinal {ordinal}.");
        var name = FormattableString.Invariant($"{set.Workload.Ref.Name}-{ordinal}");
        if (_state.Admission.Refusal(set.Workload, revision, name) is not { } refusal)
            return _state.Pods.Create(set.Workload, null, revision, name, createdAt, ordinal);
        if (set.Refusals == 0)
            _state.Events.Warning(
                EventLog.Subject(set.Workload), "FailedCreate", $"create Pod {name} in StatefulSet {set.Workload.Ref.Name} failed error: {refusal}");
        return null;
    }

    private StatefulSetArguments Arguments(ManagedStatefulSet set) => new()
    {
        Version = _state.Options.Version,
        Replicas = set.Workload.SpecReplicas,
        StartOrdinal = set.Spec.OrdinalsStart,
        Parallel = set.Spec.Parallel,
        OnDelete = set.Spec.OnDelete,
        Partition = set.Workload.Partition,
        MaxUnavailable = _state.Options.MaxUnavailableStatefulSet ? set.Spec.MaxUnavailable : null,
        Pods = set.Workload.PodList.ConvertAll(pod => new StatefulSetPod(pod.Ordinal, pod.Phase)
        {
            IsReady = pod.IsReady,
            IsAvailable = IsAvailable(set, pod),
            IsTerminating = pod.IsTerminating,
            IsUpdated = pod.TemplateRevision == set.Workload.CurrentRevision,
        }),
    };

    private bool IsAvailable(ManagedStatefulSet set, Pod pod) =>
        PodAvailability.IsAvailable(pod, set.Spec.MinReadySeconds, _state.Options.Version, _state.Simulator.Now);

    private void UpdateStatus(ManagedStatefulSet set)
    {
        var workload = set.Workload;
        int ready = 0, available = 0, updated = 0;
        foreach (var pod in workload.PodList)
        {
            if (pod.IsReady)
                ready++;
            if (IsAvailable(set, pod))
                available++;
            if (pod.TemplateRevision == workload.CurrentRevision && !pod.IsTerminating)
                updated++;
        }

        workload.StatusReplicas = workload.PodList.Count;
        workload.StatusReadyReplicas = ready;
        workload.AvailableReplicas = available;
        workload.UpdatedReplicas = updated;
        workload.UnavailableReplicas = Math.Max(0, workload.SpecReplicas - available);
        if (!set.Spec.OnDelete && updated == workload.StatusReplicas && ready == workload.StatusReplicas)
            set.Current = workload.CurrentRevision;
    }
}
