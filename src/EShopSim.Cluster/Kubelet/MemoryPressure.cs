using EShopSim.Cluster.Api;
using EShopSim.Cluster.NodeLifecycle;
using EShopSim.Cluster.Rules.Pods;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Kubelet;

/// <summary>The kubelets' eviction managers: every 10 s each looks at its node's memory and, when there is too little, evicts one pod (pkg/kubelet/eviction/eviction_manager.go).</summary>
/// <remarks>
/// Allocatable is what the system's reserve and the threshold of 100 MiB leave, and the system is taken to use its reserve: so the threshold is met when the
/// pods' working sets together exceed allocatable. They look only while that is possible on some node: elsewhere this costs no event.
/// </remarks>
internal sealed class MemoryPressure : Watcher, IEventHandler
{
    private const int Look = 0;
    private const int Report = 1;
    private const long ThresholdBytes = 100L << 20;

    private static readonly Taint _taint = new("node.kubernetes.io/memory-pressure", "", TaintEffect.NoSchedule);
    private static readonly TimeSpan _period = TimeSpan.FromSeconds(10);

    // The kubelet reports its node's status every 10 s: on average so long after the look.
    private static readonly TimeSpan _untilReport = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _transition = TimeSpan.FromMinutes(5);

    // By node: when the threshold was last met, or null where there is no pressure.
    private readonly List<SimTime?> _metAt = [];

    private readonly ClusterState _state;
    private readonly IPodUsage _usage;
    private readonly SimTime _firstLook;
    private EventHandle _look;

    public MemoryPressure(ClusterState state, IPodUsage usage)
    {
        (_state, _usage) = (state, usage);
        _firstLook = SimTime.Zero + (_period * state.Streams.Get("eviction-manager").NextDouble());
        state.Watch(this);
    }

    // The first pod that makes it possible begins it.
    public override void PodChanged(Pod pod, PodChange change)
    {
        if ((change is PodChange.Running or PodChange.Ready) && !_state.Simulator.IsPending(_look) && CanExceed(_state.Nodes[pod.NodeIndex]))
            LookAgain();
    }

    /// <inheritdoc/>
    public void Handle(int kind, long argument)
    {
        if (kind == Report)
        {
            ReportCondition(_state.Nodes[(int)argument]);
            return;
        }

        var goesOn = false;
        foreach (var node in _state.Nodes.All)
        {
            if (!node.IsUp || node.IsDeleted)
                continue;
            Examine(node);
            goesOn |= IsUnderPressure(node) || CanExceed(node);
        }

        if (goesOn)
            LookAgain();
    }

    private void LookAgain() =>
        _look = _state.Simulator.Schedule(Heartbeats.AtOrAfter(_state.Simulator.Now + TimeSpan.FromTicks(1), _firstLook, _period), Phase.Lifecycle, this, Look);

    private bool IsUnderPressure(NodeState node) => node.Index < _metAt.Count && _metAt[node.Index] is not null;

    private bool CanExceed(NodeState node)
    {
        var left = node.Resources.Allocatable.MemoryBytes;
        foreach (var pod in node.Pods)
        {
            if (!pod.IsRunning)
                continue;
            var most = _usage.MostMemoryBytes(pod);
            if (most > left)
                return true;
            left -= most;
        }

        return false;
    }

    private void Examine(NodeState node)
    {
        var used = 0L;
        foreach (var pod in node.Pods)
            if (pod.IsRunning)
                used += _usage.MemoryBytes(pod);
        var available = node.Resources.Allocatable.MemoryBytes + ThresholdBytes - used;
        if (available < ThresholdBytes)
            Met(node, available);
        else if (IsUnderPressure(node) && _metAt[node.Index] is { } metAt && _state.Simulator.Now - metAt >= _transition)
            Relieved(node);
    }

    private void Met(NodeState node, long available)
    {
        while (_metAt.Count <= node.Index)
            _metAt.Add(null);
        if (_metAt[node.Index] is null)
        {
            _state.Events.Normal(EventLog.Subject(node), "NodeHasInsufficientMemory", $"Node {node.Node.Name} status is now: NodeHasInsufficientMemory");
            _state.Simulator.ScheduleAfter(_untilReport, Phase.Lifecycle, this, Report, node.Index);
        }

        _metAt[node.Index] = _state.Simulator.Now;
        _state.Events.Warning(EventLog.Subject(node), "EvictionThresholdMet", "Attempting to reclaim memory");
        if (Victim(node) is not { } victim)
            return;
        var left = FormattableString.Invariant($"{Math.Max(0, available) >> 10}Ki");
        _state.Events.Warning(EventLog.Subject(victim), "Evicted", $"The node was low on resource: memory. Threshold quantity: 100Mi, available: {left}.");
        _state.Pods.Fail(victim, "Evicted");
    }

    private void Relieved(NodeState node)
    {
        _metAt[node.Index] = null;
        _state.Events.Normal(EventLog.Subject(node), "NodeHasSufficientMemory", $"Node {node.Node.Name} status is now: NodeHasSufficientMemory");
        _state.Simulator.ScheduleAfter(_untilReport, Phase.Lifecycle, this, Report, node.Index);
    }

    private void ReportCondition(NodeState node)
    {
        if (node.IsDeleted || !node.IsUp)
            return;
        if (_metAt[node.Index] is null)
            _state.Nodes.RemoveTaint(node, _taint.Key, _taint.Effect);
        else
            _state.Nodes.AddTaint(node, _taint);
    }

    // Of equals the one that was bound first.
    private Pod? Victim(NodeState node)
    {
        Pod? first = null;
        EvictionCandidate rank = default;
        foreach (var pod in node.Pods)
        {
            if (!pod.IsRunning || pod.IsTerminating)
                continue;
            var candidate = new EvictionCandidate(pod.Priority, _usage.MemoryBytes(pod), pod.TemplateRevision.Resources.Requests.MemoryBytes);
            if (!EvictionRanking.MayEvict(candidate) || (first is not null && EvictionRanking.Compare(candidate, rank) >= 0))
                continue;
            (first, rank) = (pod, candidate);
        }

        return first;
    }
}
