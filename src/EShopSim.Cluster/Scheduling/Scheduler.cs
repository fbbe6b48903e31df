using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Scheduling;

/// <summary>Gives every pod a node, one pod at a time (pkg/scheduler/schedule_one.go).</summary>
internal sealed class Scheduler : Watcher, IEventHandler
{
    private const int Arrive = 0;
    private const int Wake = 1;
    private const int Cycle = 2;
    private const int FlushBackoff = 3;
    private const int FlushLeftover = 4;
    private const int OwnNews = 5;

    private static readonly TimeSpan _backoffCheck = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _leftoverCheck = TimeSpan.FromSeconds(30);

    private readonly ClusterState _state;
    private readonly Simulator _simulator;
    private readonly SchedulingQueue _queue;
    private readonly Placement _placement;
    private readonly List<Happening> _happenings = [];
    private EventHandle _wake;
    private EventHandle _cycle;
    private EventHandle _backoffTimer;
    private EventHandle _leftoverTimer;

    public Scheduler(ClusterState state)
    {
        _state = state;
        _simulator = state.Simulator;
        _queue = new SchedulingQueue(state.Options.Version);
        _placement = new Placement(state);
        state.Watch(this);
    }

    /// <summary>Hears of every pod that was tried in vain; null where nobody listens.</summary>
    public Action<Pod>? FoundNoNode { get; set; }

    /// <summary>What scheduling has cost so far, in nodes looked at and in counts of pods changed.</summary>
    public (long NodesExamined, long CountsUpdated) Work => (_placement.NodesExamined, _placement.CountsUpdated);

    public override void PodChanged(Pod pod, PodChange change)
    {
        switch (change)
        {
            case PodChange.Created when !IsGated(pod):
                _simulator.ScheduleAfter(_state.Options.WatchDelay, Phase.Placement, this, Arrive, pod.Index);
                break;
            case PodChange.Gone or PodChange.Failed when pod.NodeIndex >= 0:
                WakeUp(new Happening(pod, gone: true));
                break;
            case PodChange.Bound when _queue.HasUnschedulable:
                WakeUp(new Happening(pod, gone: false));
                break;
        }
    }

    public override void NodeChanged(NodeState node, NodeChange change) => WakeUp(new Happening(node, change));

    /// <summary>Something happened in the cluster that may help the pods that found no node.</summary>
    public void WakeUp() => WakeUp(default(Happening));

    /// <summary>Binds a pod at once, if it fits anywhere; for pods that were placed before the run began.</summary>
    /// <returns>Whether it fitted.</returns>
    public bool PlaceNow(Pod pod, SimTime boundAt)
    {
        if (IsGated(pod) || _placement.FindNode(pod) is not { Node: not null } result)
            return false;
        _state.Pods.Bind(pod, result.Node, boundAt);
        return true;
    }

    /// <inheritdoc/>
    public void Handle(int kind, long argument)
    {
        var now = _simulator.Now;
        switch (kind)
        {
            case Arrive:
                var pod = _state.Pods.All[(int)argument];
                if (pod.NodeIndex < 0)
                    _queue.Add(new QueuedPod(pod), now);
                break;
            case Wake:
                _queue.Move(_happenings, now);
                _happenings.Clear();
                break;
            case Cycle:
                ScheduleAll();
                return;
            case OwnNews:
                _queue.Reactivate((int)argument, now);
                break;
            case FlushBackoff:
                _queue.FlushBackoff(now);
                break;
            case FlushLeftover:
                _queue.FlushLeftover(now);
                break;
        }

        if (!_simulator.IsPending(_cycle))
            _cycle = _simulator.Schedule(now, Phase.Placement, this, Cycle);
    }

    // From 1.26 on (KEP-3521); before, the field is dropped.
    private bool IsGated(Pod pod) => pod.Template.IsGated && _state.Options.Version >= KubernetesVersion.V1_28;

    private void ScheduleAll()
    {
        while (_queue.Pop() is { } next)
            if (next.Pod.GoneAt is null && next.Pod.NodeIndex < 0)
                ScheduleOne(next);
        if (_queue.HasBackoff && !_simulator.IsPending(_backoffTimer))
            _backoffTimer = _simulator.Schedule(NextTick(_backoffCheck), Phase.Placement, this, FlushBackoff);
        if (_queue.HasUnschedulable && !_simulator.IsPending(_leftoverTimer))
            _leftoverTimer = _simulator.Schedule(NextTick(_leftoverCheck), Phase.Placement, this, FlushLeftover);
    }

    private void ScheduleOne(QueuedPod queued)
    {
        var pod = queued.Pod;
        var result = _placement.FindNode(pod);
        if (result.Node is { } node)
        {
            _state.Events.Normal(EventLog.Subject(pod), "Scheduled", $"Successfully assigned {pod.Namespace}/{pod.Name} to {node.Node.Name}");
            _state.Pods.Bind(pod, node, _simulator.Now);
        }
        else
        {
            // The same event again only raises a count in Kubernetes, and nothing here.
            _queue.AddUnschedulable(queued, result.RejectedBy, _simulator.Now);
            _placement.MakeRoom(pod);
            FoundNoNode?.Invoke(pod);
            if (string.Equals(queued.LastMessage, result.Message, StringComparison.Ordinal))
                return;
            _state.Events.Warning(EventLog.Subject(pod), "FailedScheduling", result.Message);
            queued.LastMessage = result.Message;
            // In 1.20 the condition that the scheduler itself writes comes back to it as a change of the pod: it tries again at once.
            if (_state.Options.Version == KubernetesVersion.V1_20)
                _simulator.ScheduleAfter(_state.Options.WatchDelay, Phase.Placement, this, OwnNews, pod.Index);
        }
    }

    private void WakeUp(Happening happening)
    {
        _happenings.Add(happening);
        if (!_simulator.IsPending(_wake))
            _wake = _simulator.ScheduleAfter(_state.Options.WatchDelay, Phase.Placement, this, Wake);
    }

    private SimTime NextTick(TimeSpan period)
    {
        var phase = _state.Options.FirstSchedulerTick.Ticks % period.Ticks;
        return new SimTime(phase + ((((_simulator.Now.Ticks - phase + period.Ticks) / period.Ticks)) * period.Ticks));
    }
}
