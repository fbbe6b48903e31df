using EShopSim.Cluster.Api;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.NodeLifecycle;

/// <summary>Deletes pods from nodes with NoExecute taints when their tolerations run out (pkg/controller/tainteviction).</summary>
/// <remarks>A plain DELETE: disruption budgets do not matter, and on a dead machine the object stays until the kubelet confirms.</remarks>
internal sealed class TaintEviction : Watcher, IEventHandler
{
    private const int NodeSeen = 0;
    private const int PodSeen = 1;
    private const int Evict = 2;

    private readonly ClusterState _state;
    private readonly SortedDictionary<int, Eviction> _evictions = [];

    public TaintEviction(ClusterState state)
    {
        _state = state;
        state.Watch(this);
    }

    public override void NodeChanged(NodeState node, NodeChange change)
    {
        if (change == NodeChange.Schedulability && (HasNoExecute(node) || _evictions.Count > 0))
            _state.Simulator.ScheduleAfter(_state.Options.WatchDelay, Phase.Control, this, NodeSeen, node.Index);
    }

    public override void PodChanged(Pod pod, PodChange change)
    {
        if (change == PodChange.Bound && HasNoExecute(_state.Nodes[pod.NodeIndex]))
            _state.Simulator.ScheduleAfter(_state.Options.WatchDelay, Phase.Control, this, PodSeen, pod.Index);
        else if (change is PodChange.Deleting or PodChange.Gone)
            Cancel(pod);
    }

    /// <inheritdoc/>
    public void Handle(int kind, long argument)
    {
        switch (kind)
        {
            case NodeSeen:
                foreach (var pod in _state.Nodes[(int)argument].Pods)
                    Look(pod);
                break;
            case PodSeen:
                Look(_state.Pods.All[(int)argument]);
                break;
            case Evict:
                Delete(_state.Pods.All[(int)argument]);
                break;
        }
    }

    private void Look(Pod pod)
    {
        if (pod.IsTerminating || pod.GoneAt is not null)
            return;
        var node = _state.Nodes[pod.NodeIndex];
        if (!HasNoExecute(node))
        {
            if (Cancel(pod))
                _state.Events.Normal(EventLog.Subject(pod), "TaintManagerEviction", $"Cancelling deletion of Pod {pod.Namespace}/{pod.Name}");
            return;
        }

        if (TolerationTime.Of(pod.Tolerations, node.Taints) is not { } stay)
        {
            Cancel(pod);
            return;
        }

        // A further taint may shorten the stay, but the time already spent counts.
        var createdAt = stay > TimeSpan.Zero && _evictions.TryGetValue(pod.Index, out var eviction) ? eviction.CreatedAt : _state.Simulator.Now;
        Cancel(pod);
        var due = SimTime.Max(createdAt + stay, _state.Simulator.Now);
        _evictions[pod.Index] = new Eviction(createdAt, _state.Simulator.Schedule(due, Phase.Control, this, Evict, pod.Index));
    }

    private void Delete(Pod pod)
    {
        _evictions.Remove(pod.Index);
        _state.Events.Normal(EventLog.Subject(pod), "TaintManagerEviction", $"Marking for deletion Pod {pod.Namespace}/{pod.Name}");
        _state.Pods.Delete(pod, "TaintManagerEviction");
    }

    private bool Cancel(Pod pod)
    {
        if (!_evictions.Remove(pod.Index, out var eviction))
            return false;
        _state.Simulator.Cancel(eviction.Event);
        return true;
    }

    private static bool HasNoExecute(NodeState node)
    {
        foreach (var taint in node.Taints)
            if (taint.Effect == TaintEffect.NoExecute)
                return true;
        return false;
    }
}
