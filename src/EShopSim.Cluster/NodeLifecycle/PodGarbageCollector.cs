using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.NodeLifecycle;

/// <summary>Removes the pods of nodes that exist no more (pkg/controller/podgc/gc_controller.go).</summary>
/// <remarks>It looks every 20 s; a node that it misses is given 40 s to come back before its pods go.</remarks>
internal sealed class PodGarbageCollector : IEventHandler
{
    private static readonly TimeSpan _period = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _quarantine = TimeSpan.FromSeconds(40);

    private readonly ClusterState _state;
    private readonly SimTime _firstTick;

    public PodGarbageCollector(ClusterState state)
    {
        _state = state;
        _firstTick = SimTime.Zero + (state.Options.FirstPodCollection ?? _period * state.Streams.Get("pod-gc").NextDouble());
    }

    /// <summary>The node is missed at the next look, and its pods are removed at the first one after the quarantine.</summary>
    public void NodeDeleted(NodeState node)
    {
        var missed = Heartbeats.AtOrAfter(_state.Simulator.Now, _firstTick, _period);
        _state.Simulator.Schedule(missed + _quarantine, Phase.Control, this, argument: node.Index);
    }

    /// <inheritdoc/>
    public void Handle(int kind, long argument)
    {
        var node = _state.Nodes[(int)argument];
        if (!node.IsDeleted)
            return;
        Pod[] orphans = [.. node.Pods];
        foreach (var pod in orphans)
            _state.Pods.Remove(pod);
    }
}
