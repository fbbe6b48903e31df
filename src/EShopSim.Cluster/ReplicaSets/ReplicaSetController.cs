using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Rollouts;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.ReplicaSets;

/// <summary>Keeps as many pods as each ReplicaSet wants (pkg/controller/replicaset/replica_set.go).</summary>
internal sealed class ReplicaSetController : Watcher
{
    private readonly ClusterState _state;
    private readonly WorkQueue _queue;
    private readonly VictimSelection _victims;

    public ReplicaSetController(ClusterState state)
    {
        _state = state;
        _queue = state.Queue(Sync);
        _victims = new VictimSelection(state);
        state.Watch(this);
    }

    private bool ChecksAtBoundaries => _state.Options.Version >= KubernetesVersion.V1_35;

    /// <summary>Creates the objects of the ReplicaSets that no Deployment owns.</summary>
    public void CreateStandalone(SimTime createdAt)
    {
        for (var i = 0; i < _state.Objects.ReplicaSets.Count; i++)
        {
            var spec = _state.Objects.ReplicaSets[i];
            var workload = _state.Workloads[new WorkloadRef(WorkloadKind.ReplicaSet, spec.Meta.Namespace, spec.Meta.Name)];
            _state.ReplicaSets.Create(workload, spec.Meta.Name, workload.CurrentRevision, spec.MinReadySeconds, workload.SpecReplicas, createdAt);
        }
    }

    public override void WorkloadChanged(WorkloadState workload)
    {
        if (workload.Ref.Kind != WorkloadKind.ReplicaSet)
            return;
        foreach (var replicaSet in _state.ReplicaSets.All)
            if (replicaSet.Workload == workload)
                _state.ReplicaSets.Scale(replicaSet, workload.SpecReplicas);
    }

    public override void ReplicaSetChanged(ReplicaSetObject replicaSet) => _queue.Add(replicaSet.Index);

    public override void PodChanged(Pod pod, PodChange change)
    {
        if (pod.ReplicaSet is not { } replicaSet || change is PodChange.Bound or PodChange.Running)
            return;
        _queue.Add(replicaSet.Index);
        if (change == PodChange.Ready && replicaSet.MinReadySeconds > 0 && !ChecksAtBoundaries)
            _queue.AddAfter(replicaSet.Index, TimeSpan.FromSeconds(replicaSet.MinReadySeconds + 1));
    }

    /// <summary>Creates one pod; null where admission refuses it, which is then tried again.</summary>
    public Pod? CreatePod(ReplicaSetObject replicaSet, SimTime createdAt)
    {
        var name = $"{replicaSet.Name}-{PodNames.Suffix(replicaSet.PodsCreated)}";
        if (_state.Admission.Refusal(replicaSet.Workload, replicaSet.Revision, name) is { } refusal)
        {
            Refused(replicaSet, name, refusal);
            return null;
        }

        replicaSet.PodsCreated++;
        return _state.Pods.Create(replicaSet.Workload, replicaSet, replicaSet.Revision, name, createdAt);
    }

    /// <summary>Looks at a ReplicaSet some of whose pods were not let in.</summary>
    public void LookAt(ReplicaSetObject replicaSet) => _queue.Add(replicaSet.Index);

    /// <summary>Writes the status of all.</summary>
    public void UpdateAll()
    {
        foreach (var replicaSet in _state.ReplicaSets.All)
        {
            UpdateStatus(replicaSet);
            ReportStandalone(replicaSet);
        }
    }

    // Writes the status that the pods have now.
    private void UpdateStatus(ReplicaSetObject replicaSet)
    {
        int replicas = 0, ready = 0, available = 0;
        SimTime? nextAvailable = null;
        var now = _state.Simulator.Now;
        foreach (var pod in replicaSet.Pods)
        {
            if (!pod.IsActive)
                continue;
            replicas++;
            if (!pod.IsReady)
                continue;
            ready++;
            if (PodAvailability.IsAvailable(pod, replicaSet.MinReadySeconds, _state.Options.Version, now))
                available++;
            else if (PodAvailability.AvailableFrom(pod, replicaSet.MinReadySeconds) is var from && (nextAvailable is null || from < nextAvailable))
                nextAvailable = from;
        }

        _state.ReplicaSets.SetStatus(replicaSet, replicas, ready, available);
        if (ChecksAtBoundaries)
        {
            if (nextAvailable is { } at)
                _queue.AddAfter(replicaSet.Index, at - now);
        }
        else if (replicaSet.MinReadySeconds > 0 && ready == replicaSet.SpecReplicas && available != ready)
        {
            _queue.AddAfter(replicaSet.Index, TimeSpan.FromSeconds(replicaSet.MinReadySeconds));
        }
    }

    // The status is that of the pods found, before those that this sync creates or deletes.
    private void Sync(int index)
    {
        var replicaSet = _state.ReplicaSets.All[index];
        if (replicaSet.Deleted)
            return;
        UpdateStatus(replicaSet);
        var surplus = replicaSet.Pods.Count(static pod => pod.IsActive) - replicaSet.SpecReplicas;
        if (surplus > 0)
            DeletePods(replicaSet, surplus);
        else if (CreatePods(replicaSet, -surplus))
            replicaSet.Refusals = 0;
        else
            _queue.AddAfter(replicaSet.Index, RetryDelay.After(replicaSet.Refusals++));
        ReportStandalone(replicaSet);
    }

    // In batches that grow: the first that is not let in whole is the last.
    private bool CreatePods(ReplicaSetObject replicaSet, int count)
    {
        foreach (var batch in SlowStartBatches.Sizes(count))
        {
            var refused = false;
            for (var i = 0; i < batch; i++)
            {
                if (CreatePod(replicaSet, _state.Simulator.Now) is { } pod)
                    _state.Events.Normal(EventLog.Subject(replicaSet), "SuccessfulCreate", $"Created pod: {pod.Name}");
                else
                    refused = true;
            }

            if (refused)
                return false;
        }

        return true;
    }

    // The same event again only raises a count in Kubernetes, and nothing here. The name differs from pod to pod.
    private void Refused(ReplicaSetObject replicaSet, string name, string refusal)
    {
        var why = refusal.Replace(name, "", StringComparison.Ordinal);
        if (string.Equals(why, replicaSet.LastRefusal, StringComparison.Ordinal))
            return;
        replicaSet.LastRefusal = why;
        _state.Events.Warning(EventLog.Subject(replicaSet), "FailedCreate", $"Error creating: {refusal}");
    }

    private void DeletePods(ReplicaSetObject replicaSet, int count)
    {
        foreach (var pod in _victims.Select(replicaSet, Math.Min(count, SlowStartBatches.BurstReplicas)))
        {
            _state.Events.Normal(EventLog.Subject(replicaSet), "SuccessfulDelete", $"Deleted pod: {pod.Name}");
            _state.Pods.Delete(pod, "ScaledDown");
        }
    }

    private static void ReportStandalone(ReplicaSetObject replicaSet)
    {
        var workload = replicaSet.Workload;
        if (workload.Ref.Kind != WorkloadKind.ReplicaSet)
            return;
        workload.StatusReplicas = replicaSet.Replicas;
        workload.UpdatedReplicas = replicaSet.Replicas;
        workload.AvailableReplicas = replicaSet.AvailableReplicas;
        workload.UnavailableReplicas = Math.Max(0, replicaSet.SpecReplicas - replicaSet.AvailableReplicas);
    }
}
