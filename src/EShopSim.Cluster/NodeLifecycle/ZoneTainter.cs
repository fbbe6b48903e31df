using EShopSim.Cluster.Api;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.NodeLifecycle;

/// <summary>Sets NoExecute taints, each zone at its own rate (nodelifecycle/scheduler/rate_limited_queue.go).</summary>
internal sealed class ZoneTainter(ClusterState state, List<Zone> zones) : IEventHandler
{
    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(100);

    /// <summary>A node does not answer: it is tainted when its zone's turn comes.</summary>
    public void MarkForTainting(NodeHealth health)
    {
        if (health.MarkedForTainting)
            return;
        health.MarkedForTainting = true;
        health.Zone.Waiting.Add(health);
        SchedulePoll(health.Zone);
    }

    /// <summary>A node answers: its taint goes, or its place in the queue.</summary>
    public void MarkReachable(NodeHealth health)
    {
        health.MarkedForTainting = false;
        health.Zone.Waiting.Remove(health);
        state.Nodes.RemoveTaint(health.Node, NodeTaints.UnreachableKey, TaintEffect.NoExecute);
    }

    /// <summary>No node of the cluster answers: all NoExecute taints go and none is set.</summary>
    public void StopEverything(List<NodeHealth> nodes)
    {
        foreach (var health in nodes)
            MarkReachable(health);
        foreach (var zone in zones)
        {
            zone.State = ZoneState.FullDisruption;
            zone.Limiter.Swap(0, state.Simulator.Now);
        }
    }

    /// <summary>A zone fares better or worse.</summary>
    public void SetState(Zone zone, ZoneState next)
    {
        zone.State = next;
        zone.Limiter.Swap(ZoneDisruption.NodesPerSecond(next, zone.ReadyNodes + zone.NotReadyNodes), state.Simulator.Now);
        SchedulePoll(zone);
    }

    /// <inheritdoc/>
    public void Handle(int kind, long argument)
    {
        var zone = zones[(int)argument];
        var now = state.Simulator.Now;
        while (zone.Waiting.Count > 0 && zone.Limiter.TryAccept(now))
        {
            var node = zone.Waiting[0].Node;
            zone.Waiting.RemoveAt(0);
            if (!node.IsReady)
                state.Nodes.AddTaint(node, NodeTaints.UnreachableNoExecute);
        }

        SchedulePoll(zone);
    }

    private void SchedulePoll(Zone zone)
    {
        if (zone.Waiting.Count == 0 || zone.Limiter.PerSecond <= 0 || state.Simulator.IsPending(zone.Poll))
            return;
        var earliest = SimTime.Max(state.Simulator.Now, zone.Limiter.NextToken);
        zone.Poll = state.Simulator.Schedule(Heartbeats.AtOrAfter(earliest, SimTime.Zero, _poll), Phase.Control, this, argument: zones.IndexOf(zone));
    }
}
