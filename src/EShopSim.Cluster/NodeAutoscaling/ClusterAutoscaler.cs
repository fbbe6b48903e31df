using EShopSim.Cluster.NodeLifecycle;
using EShopSim.Cluster.Rules.NodeAutoscaling;
using EShopSim.Cluster.Scheduling;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.NodeAutoscaling;

/// <summary>The Cluster Autoscaler: more nodes for pods that find no room, fewer where nobody needs them (cluster-autoscaler/core/static_autoscaler.go).</summary>
/// <remarks>It looks only where there are node groups; while nothing has changed, what it found out the last time stands.</remarks>
internal sealed class ClusterAutoscaler : Watcher, IEventHandler
{
    private const int Loop = 0;
    private const int Join = 1;
    private const int MostEmptyAtOnce = 10;
    private const int UnreadyAlwaysAllowed = 3;

    private static readonly TimeSpan _youngest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _delayAfterFailure = TimeSpan.FromMinutes(3);

    // What a loop takes before the next one begins.
    private static readonly TimeSpan _loopTime = TimeSpan.FromMilliseconds(100);

    private readonly ClusterState _state;
    private readonly List<ManagedNodeGroup> _groups = [];
    private readonly PendingPods _pending = new();
    private readonly ScaleUp _scaleUp;
    private readonly UnneededNodes _unneeded;
    private readonly NodeRemoval _removal;
    private readonly SimTime _firstScan;
    private SimTime _lastScaleUp = new(long.MinValue / 2);
    private EventHandle _next;
    private SimTime _nextAt;
    private bool _hasChanged = true;

    public ClusterAutoscaler(ClusterState state, Scheduler scheduler, NodeController nodes)
    {
        _state = state;
        foreach (var group in state.Objects.NodeGroups)
        {
            var places = state.Nodes.All.Where(node => string.Equals(node.Node.Pool, group.Name, StringComparison.Ordinal)).ToArray();
            _groups.Add(new ManagedNodeGroup(group, places, state.Streams.Get($"provisioning/{group.Name}")));
        }

        _scaleUp = new ScaleUp(state, _groups);
        _unneeded = new UnneededNodes(state);
        _removal = new NodeRemoval(state, nodes);
        if (_groups.Count == 0)
            return;
        _firstScan = SimTime.Zero + (state.Options.ClusterAutoscaler.FirstScan ?? Flags.ScanInterval * state.Streams.Get("cluster-autoscaler-phase").NextDouble());
        scheduler.FoundNoNode = FoundNoNode;
        state.Watch(this);
        LookAt(_firstScan);
    }

    private ClusterAutoscalerOptions Flags => _state.Options.ClusterAutoscaler;

    // --frequent-loops-enabled: on by default from 1.35 on.
    private bool LoopsAtOnce => _state.Options.Version >= KubernetesVersion.V1_35;

    public override void PodChanged(Pod pod, PodChange change) => _hasChanged = true;

    public override void NodeChanged(NodeState node, NodeChange change) => _hasChanged = true;

    /// <inheritdoc/>
    public void Handle(int kind, long argument)
    {
        if (kind == Join)
        {
            MachineCame((int)argument);
            return;
        }

        var isProductive = Look();
        LookAt(_state.Simulator.Now + (isProductive && LoopsAtOnce ? _loopTime : Flags.ScanInterval));
    }

    // Those that follow one another closely do not put off the loop that the first of them has brought on.
    private void FoundNoNode(Pod pod)
    {
        var soon = _state.Simulator.Now + _loopTime;
        if (!_pending.Add(pod) || !LoopsAtOnce || soon >= _nextAt)
            return;
        _state.Simulator.Cancel(_next);
        LookAt(soon);
    }

    private void LookAt(SimTime at)
    {
        _nextAt = at;
        _next = _state.Simulator.Schedule(at, Phase.Control, this, Loop);
    }

    // One loop; answers whether it did something.
    private bool Look()
    {
        GiveUpLateMachines();
        if (TooManyAreUnready())
            return false;
        var waiting = _pending.Waiting();
        if (waiting.Count > 0)
        {
            var cluster = new SimulatedCluster(_state);
            var left = _scaleUp.Left(waiting, cluster);

            // Perhaps they are only a part of those that will come: one loop more.
            if (left.Count > 0 && left.TrueForAll(pod => pod.CreatedAt + _youngest > _state.Simulator.Now))
                return false;
            if (left.Count > 0 && _scaleUp.For(left, cluster) is var (group, places))
            {
                Order(group, places);
                return true;
            }
        }

        if (_hasChanged)
            _unneeded.Update(_groups);
        _hasChanged = _hasChanged && _unneeded.MayChange;
        return TakeAway();
    }

    private void Order(ManagedNodeGroup group, IReadOnlyList<NodeState> places)
    {
        var now = _state.Simulator.Now;
        _lastScaleUp = now;
        foreach (var place in places)
        {
            group.Ordered.Add(place.Index, now);
            place.PaidSince = now;
            var time = group.NextProvisioning();
            if (time <= Flags.MaxProvisionTime)
                _state.Simulator.ScheduleAfter(time, Phase.Environment, this, Join, place.Index);
        }
    }

    private void MachineCame(int index)
    {
        foreach (var group in _groups)
        {
            if (!group.Ordered.Remove(index))
                continue;
            _state.Nodes.Join(_state.Nodes[index]);

            // The scale-up has succeeded: earlier failures are forgotten.
            if (group.Ordered.Count == 0)
                group.BackOff = null;
        }

        _state.Events.Normal(EventLog.Subject(_state.Nodes[index]), "RegisteredNode", $"Node {_state.Nodes[index].Node.Name} event: Registered Node {_state.Nodes[index].Node.Name} in Controller");
    }

    // A machine that does not come in time is given back, and its group left alone for a while.
    private void GiveUpLateMachines()
    {
        var now = _state.Simulator.Now;
        foreach (var group in _groups)
            foreach (var (index, orderedAt) in group.Ordered.Where(order => order.Value + Flags.MaxProvisionTime < now).ToArray())
            {
                group.Ordered.Remove(index);
                group.BackOff = GroupBackOff.Next(group.BackOff, now);
                var place = _state.Nodes[index];
                place.Paid += now - orderedAt;
                place.PaidSince = null;
                _state.Events.Warning(EventLog.Subject(place), "ScaleUpTimedOut", FormattableString.Invariant($"Nodes added to group {group.Spec.Name} failed to register within {Flags.MaxProvisionTime}"));
            }
    }

    // --ok-total-unready-count and --max-total-unready-percentage: then something else is wrong, and nothing is done.
    private bool TooManyAreUnready()
    {
        var unready = _state.Nodes.All.Count(static node => node is { IsDeleted: false, IsReady: false });
        return unready > UnreadyAlwaysAllowed && unready > 0.45 * _state.Nodes.LiveCount;
    }

    private bool TakeAway()
    {
        var now = _state.Simulator.Now;
        if (_unneeded.Since.Count == 0 || ScaleDownRules.IsCoolingDown(_lastScaleUp, Flags.DelayAfterAdd, _removal.LastFailure, _delayAfterFailure, now))
            return false;
        var due = _unneeded.Since
            .Select(entry => (Node: _state.Nodes[entry.Key], Since: entry.Value))
            .Where(entry => ScaleDownRules.IsDue(entry.Since, entry.Node.IsReady ? Flags.UnneededTime : 2 * Flags.UnneededTime, now))
            .Select(static entry => entry.Node)
            .ToArray();
        var before = _removal.Count;
        foreach (var node in due.Where(_unneeded.IsEmpty))
            if (_removal.Count < MostEmptyAtOnce)
                TakeAway(node, isEmpty: true);

        // One node is drained at a time.
        foreach (var node in due.Where(node => !_unneeded.IsEmpty(node)))
            if (!_removal.IsDraining)
                TakeAway(node, isEmpty: false);
        return _removal.Count > before;
    }

    private void TakeAway(NodeState node, bool isEmpty)
    {
        var group = _groups.Find(group => group.Places.Contains(node))!;
        if (group.Target <= group.Spec.Min)
            return;
        _unneeded.Remove(node);
        _removal.Begin(node, group, isEmpty);
    }
}
