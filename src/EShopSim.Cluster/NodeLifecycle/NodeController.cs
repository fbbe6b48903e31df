using EShopSim.Cluster.Api;
using EShopSim.Cluster.Kubelet;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.NodeLifecycle;

/// <summary>The node lifecycle controller: finds nodes whose heartbeat stopped, takes their pods out of service and taints them.</summary>
/// <remarks>
/// Leases are not simulated one by one: what the monitor would have seen follows from their phase. It ticks only while some node is in trouble.
/// </remarks>
internal sealed class NodeController : IEventHandler
{
    private const string ExcludeLabel = "node.kubernetes.io/exclude-disruption";

    private static readonly TimeSpan _leaseRenewal = TimeSpan.FromSeconds(10);

    private readonly ClusterState _state;
    private readonly Kubelets _kubelets;
    private readonly ZoneTainter _tainter;
    private readonly PodGarbageCollector _garbage;
    private readonly List<NodeHealth> _nodes = [];
    private readonly List<Zone> _zones = [];
    private readonly TimeSpan _grace;
    private readonly TimeSpan _monitorPeriod;
    private readonly bool _taintsInTheSamePass;
    private SimTime _firstTick;
    private EventHandle _tick;
    private bool _ticking;

    public NodeController(ClusterState state, Kubelets kubelets)
    {
        _state = state;
        _kubelets = kubelets;
        _tainter = new ZoneTainter(state, _zones);
        _garbage = new PodGarbageCollector(state);
        var options = state.Options;
        _grace = TimeSpan.FromSeconds(options.Version >= KubernetesVersion.V1_35 ? 50 : 40);
        _taintsInTheSamePass = options.Version >= KubernetesVersion.V1_35;
        _monitorPeriod = options.NodeMonitorPeriod;
        _firstTick = SimTime.Zero + (options.FirstNodeMonitor ?? _monitorPeriod * state.Streams.Get("node-monitor").NextDouble());
    }

    /// <summary>A machine dies or is cut off: its heartbeats end.</summary>
    public void Fail(NodeState node) => Fail(node, Heartbeats.AtOrBefore(_state.Simulator.Now, HealthOf(node).LeaseRenewedAt, _leaseRenewal));

    /// <summary>The same, where the last heartbeat is known.</summary>
    public void Fail(NodeState node, SimTime lastRenewal)
    {
        if (!node.IsUp)
            return;
        _kubelets.MachineDied(node);
        var health = HealthOf(node);
        health.ProbeTimestamp = Heartbeats.AtOrAfter(lastRenewal, _firstTick, _monitorPeriod);
        health.Troubled = true;
        if (_ticking)
            return;
        _ticking = true;
        ScheduleTick();
    }

    /// <summary>An instant at which the monitor looks, from which it goes on at its period: what a look takes varies in a real cluster.</summary>
    public void AlignMonitor(SimTime look)
    {
        _firstTick = look;
        if (!_ticking)
            return;
        _state.Simulator.Cancel(_tick);
        ScheduleTick();
    }

    /// <summary>A machine is back: its kubelet renews the lease and posts the node's status at once, and that of its pods.</summary>
    public void Restore(NodeState node, bool rebooted)
    {
        if (node.IsUp || node.IsDeleted)
            return;
        HealthOf(node).LeaseRenewedAt = _state.Simulator.Now;
        if (rebooted)
            _state.Events.Warning(EventLog.Subject(node), "Rebooted", $"Node {node.Node.Name} has been rebooted");
        if (!node.IsReady)
        {
            _state.Nodes.SetReady(node, ready: true);
            _state.Nodes.RemoveTaint(node, NodeTaints.UnreachableKey, TaintEffect.NoSchedule);
            _state.Events.Normal(EventLog.Subject(node), "NodeReady", $"Node {node.Node.Name} status is now: NodeReady");
        }

        _kubelets.MachineReturned(node, rebooted);
    }

    /// <summary>The machine is gone and its Node object with it; the pods' objects stay for the garbage collector.</summary>
    public void Delete(NodeState node)
    {
        if (node.IsDeleted)
            return;
        if (node.IsUp)
            _kubelets.MachineDied(node);
        var health = HealthOf(node);
        health.Troubled = false;
        health.Zone.Waiting.Remove(health);
        _state.Nodes.Delete(node);
        _garbage.NodeDeleted(node);
    }

    /// <inheritdoc/>
    public void Handle(int kind, long argument)
    {
        HealthOf(_state.Nodes.All[^1]);
        var troubled = false;
        foreach (var health in _nodes)
        {
            if (health.Troubled)
                Monitor(health);
            troubled |= health.Troubled;
        }

        HandleDisruption();
        _ticking = troubled;
        if (troubled)
            _tick = _state.Simulator.ScheduleAfter(_monitorPeriod, Phase.Control, this);
    }

    private void ScheduleTick() =>
        _tick = _state.Simulator.Schedule(Heartbeats.AtOrAfter(_state.Simulator.Now, _firstTick, _monitorPeriod), Phase.Control, this);

    private void Monitor(NodeHealth health)
    {
        var node = health.Node;
        var observedReady = node.IsReady;
        if (!node.IsUp && node.IsReady && _state.Simulator.Now > health.ProbeTimestamp + _grace)
            MarkNotReady(node);
        if (_taintsInTheSamePass ? node.IsReady : observedReady)
            _tainter.MarkReachable(health);
        else
            _tainter.MarkForTainting(health);
        health.Troubled = !node.IsUp || !node.IsReady;
    }

    private void MarkNotReady(NodeState node)
    {
        _state.Nodes.SetReady(node, ready: false);
        _state.Nodes.AddTaint(node, NodeTaints.UnreachableNoSchedule);
        _state.Events.Normal(EventLog.Subject(node), "NodeNotReady", $"Node {node.Node.Name} status is now: NodeNotReady");
        foreach (var pod in node.Pods)
        {
            if (!pod.IsReady)
                continue;
            _state.Pods.SetReady(pod, ready: false, _state.Simulator.Now);
            _state.Events.Warning(EventLog.Subject(pod), "NodeNotReady", "Node is not ready");
        }
    }

    // Rates change only where a zone's state does. When nothing answers at all, the fault is taken to be the controller's own.
    private void HandleDisruption()
    {
        CountNodes();
        bool allWereFull = true, allAreFull = true;
        foreach (var zone in _zones)
        {
            allWereFull &= zone.State == ZoneState.FullDisruption;
            allAreFull &= ZoneDisruption.StateOf(zone.ReadyNodes, zone.NotReadyNodes) == ZoneState.FullDisruption;
        }

        if (allWereFull && allAreFull)
            return;
        if (allAreFull)
        {
            _tainter.StopEverything(_nodes);
            return;
        }

        if (allWereFull)
            foreach (var health in _nodes)
                health.ProbeTimestamp = _state.Simulator.Now;
        foreach (var zone in _zones)
        {
            var next = ZoneDisruption.StateOf(zone.ReadyNodes, zone.NotReadyNodes);
            if (allWereFull || zone.State != next)
                _tainter.SetState(zone, next);
        }
    }

    private void CountNodes()
    {
        foreach (var zone in _zones)
            (zone.ReadyNodes, zone.NotReadyNodes) = (0, 0);
        foreach (var health in _nodes)
        {
            if (health.Node.IsDeleted || health.Node.Node.Labels.ContainsKey(ExcludeLabel))
                continue;
            if (health.Node.IsReady)
                health.Zone.ReadyNodes++;
            else
                health.Zone.NotReadyNodes++;
        }
    }

    private NodeHealth HealthOf(NodeState node)
    {
        while (_nodes.Count <= node.Index)
            _nodes.Add(Register(_state.Nodes[_nodes.Count]));
        return _nodes[node.Index];
    }

    private NodeHealth Register(NodeState node)
    {
        var phase = _state.Options.FirstLeaseRenewal ?? _leaseRenewal * _state.Streams.Get($"lease/{node.Node.Name}").NextDouble();
        return new NodeHealth(node, ZoneOf(node), SimTime.Zero + phase);
    }

    private Zone ZoneOf(NodeState node)
    {
        foreach (var zone in _zones)
            if (string.Equals(zone.Name, node.Node.Zone, StringComparison.Ordinal))
                return zone;
        var added = new Zone(node.Node.Zone);
        _zones.Add(added);
        return added;
    }
}
