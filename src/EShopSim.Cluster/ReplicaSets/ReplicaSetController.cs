using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Rollouts;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.ReplicaSets;

/// <summary>Keeps as many pods as each ReplicaSet wants (pkg/controller/replicaset/replica_set.go).</summary>
internal sealed class ReplicaSetController : Watcher, IEventHandler
{
    private const int CreateDue = 0;
    private const int DeleteDue = 1;
    private const int StatusDue = 2;

    private readonly ClusterState _state;
    private readonly WorkQueue _queue;
    private readonly VictimSelection _victims;
    private readonly ControllerClient _client;

    public ReplicaSetController(ClusterState state)
    {
        _state = state;
        _queue = state.Queue(Sync);
        _victims = new VictimSelection(state);
        _client = new ControllerClient(state);
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

    private void UpdateStatus(ReplicaSetObject replicaSet)
    {
        var status = Status(replicaSet);
        _state.ReplicaSets.SetStatus(replicaSet, status.Replicas, status.Ready, status.Available);
        LookAgain(replicaSet, status);
    }

    // The status that the pods have now.
    private PodTally Status(ReplicaSetObject replicaSet)
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

        return new PodTally(replicas, ready, available, nextAvailable);
    }

    private void LookAgain(ReplicaSetObject replicaSet, PodTally status)
    {
        if (ChecksAtBoundaries)
        {
            if (status.NextAvailable is { } at)
                _queue.AddAfter(replicaSet.Index, at > _state.Simulator.Now ? at - _state.Simulator.Now : TimeSpan.Zero);
        }
        else if (replicaSet.MinReadySeconds > 0 && status.Ready == replicaSet.SpecReplicas && status.Available != status.Ready)
        {
            _queue.AddAfter(replicaSet.Index, TimeSpan.FromSeconds(replicaSet.MinReadySeconds));
        }
    }

    // One at a time for each ReplicaSet: what happens meanwhile is looked at afterwards.
    private void Sync(int index)
    {
        var replicaSet = _state.ReplicaSets.All[index];
        if (replicaSet.Deleted)
            return;
        if (replicaSet.Sync is { } underWay)
        {
            underWay.IsOutdated = true;
            return;
        }

        var status = Status(replicaSet);
        var surplus = status.Replicas - replicaSet.SpecReplicas;
        var sync = replicaSet.Sync = new ReplicaSetSync(replicaSet, status) { Batches = SlowStartBatches.Sizes(-surplus) };
        if (surplus > 0)
            DeletePods(sync, surplus);
        if (sync.Unmade == 0)
            Continue(sync);
    }

    /// <inheritdoc/>
    public void Handle(int kind, long argument)
    {
        var replicaSet = kind == DeleteDue ? _state.Pods.All[(int)argument].ReplicaSet! : _state.ReplicaSets.All[(int)argument];
        var sync = replicaSet.Sync!;
        if (kind == StatusDue)
        {
            Finish(sync);
            return;
        }

        sync.Unmade--;
        if (kind == DeleteDue)
            DeletePod(_state.Pods.All[(int)argument]);
        else
            CreateNow(sync);
        if (sync.Unmade == 0)
            Continue(sync);
    }

    // In batches that grow: the first that is not let in whole is the last. The status comes at the end: that of the pods found at the beginning.
    private void Continue(ReplicaSetSync sync)
    {
        var replicaSet = sync.ReplicaSet;
        while (sync.NextBatch < sync.Batches.Count && !sync.WasRefused)
        {
            CreateBatch(sync, sync.Batches[sync.NextBatch++]);
            if (sync.Unmade > 0)
                return;
        }

        var now = _state.Simulator.Now;
        var at = replicaSet.HasStatus(sync.Status.Replicas, sync.Status.Ready, sync.Status.Available) ? now : _client.Take();
        if (at > now)
            _state.Simulator.Schedule(at, Phase.Control, this, StatusDue, replicaSet.Index);
        else
            Finish(sync);
    }

    private void Finish(ReplicaSetSync sync)
    {
        var replicaSet = sync.ReplicaSet;
        replicaSet.Sync = null;
        _state.ReplicaSets.SetStatus(replicaSet, sync.Status.Replicas, sync.Status.Ready, sync.Status.Available);
        ReportStandalone(replicaSet);
        LookAgain(replicaSet, sync.Status);
        if (sync.WasRefused)
            _queue.AddAfter(replicaSet.Index, RetryDelay.After(replicaSet.Refusals++));
        else
            replicaSet.Refusals = 0;
        if (sync.IsOutdated)
            _queue.Add(replicaSet.Index);
    }

    // The requests of a batch stand in line together; the events come after them.
    private void CreateBatch(ReplicaSetSync sync, int count)
    {
        var now = _state.Simulator.Now;
        var atOnce = 0;
        for (var i = 0; i < count; i++)
        {
            var at = _client.Take();
            if (at <= now)
            {
                atOnce++;
                continue;
            }

            sync.Unmade++;
            _state.Simulator.Schedule(at, Phase.Control, this, CreateDue, sync.ReplicaSet.Index);
        }

        while (atOnce-- > 0)
            CreateNow(sync);
    }

    private void CreateNow(ReplicaSetSync sync)
    {
        if (CreatePod(sync.ReplicaSet, _state.Simulator.Now) is { } pod)
            _state.Events.Normal(EventLog.Subject(sync.ReplicaSet), "SuccessfulCreate", $"Created pod: {pod.Name}");
        else
            sync.WasRefused = true;
        _client.SendEvent(sync.ReplicaSet.EventTokens);
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

    private void DeletePods(ReplicaSetSync sync, int count)
    {
        var now = _state.Simulator.Now;
        var atOnce = 0;
        var victims = _victims.Select(sync.ReplicaSet, Math.Min(count, SlowStartBatches.BurstReplicas));
        foreach (var victim in victims)
        {
            var at = _client.Take();
            if (at <= now)
            {
                atOnce++;
                continue;
            }

            sync.Unmade++;
            _state.Simulator.Schedule(at, Phase.Control, this, DeleteDue, victim.Index);
        }

        for (var i = 0; i < atOnce; i++)
            DeletePod(victims[i]);
    }

    private void DeletePod(Pod pod)
    {
        if (pod.IsActive)
            _state.Events.Normal(EventLog.Subject(pod.ReplicaSet!), "SuccessfulDelete", $"Deleted pod: {pod.Name}");
        _state.Pods.Delete(pod, "ScaledDown");
        _client.SendEvent(pod.ReplicaSet!.EventTokens);
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
