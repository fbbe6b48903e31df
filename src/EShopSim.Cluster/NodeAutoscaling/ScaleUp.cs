using EShopSim.Cluster.Rules.NodeAutoscaling;
using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.NodeAutoscaling;

/// <summary>Orders machines for pods that find no room (cluster-autoscaler/core/scaleup/orchestrator).</summary>
internal sealed class ScaleUp(ClusterState state, IReadOnlyList<ManagedNodeGroup> groups)
{
    // --max-nodes-per-scaleup.
    private const int MostAtOnce = 1000;

    private readonly RandomStream _lots = state.Streams.Get("cluster-autoscaler");
    private readonly Dictionary<int, string> _told = [];

    /// <summary>The pods that would not even fit once all machines that are ordered have come.</summary>
    public List<Pod> Left(List<Pod> waiting, SimulatedCluster cluster)
    {
        foreach (var group in groups)
            foreach (var index in group.Ordered.Keys)
                cluster.AddEmpty(state.Nodes[index]);
        return waiting.FindAll(pod => cluster.PlaceAnywhere(pod, static _ => true) is null);
    }

    /// <summary>Orders machines of one group, if any group helps; answers with the places that they will take.</summary>
    public (ManagedNodeGroup Group, IReadOnlyList<NodeState> Places)? For(List<Pod> pods, SimulatedCluster cluster)
    {
        var options = new List<ScaleUpOption>();
        var helped = new IReadOnlyList<int>[groups.Count];
        for (var i = 0; i < groups.Count; i++)
        {
            helped[i] = [];
            var free = groups[i].FreePlaces.ToArray();
            if (free.Length == 0 || groups[i].IsBackingOff(state.Simulator.Now))
                continue;
            var mark = cluster.Mark();
            var allocatable = ResourceTotals.Of(free[0].Node.Allocatable);
            var packed = BinPacking.Pack(
                pods.ConvertAll(static pod => pod.TemplateRevision.Resources.Requests), allocatable, new GroupNodes(cluster, free, pods, MostAtOnce));
            cluster.ReturnTo(mark);
            if (packed.Nodes == 0)
                continue;
            helped[i] = packed.Pods;
            var requests = packed.Pods.Select(pod => pods[pod].TemplateRevision.Resources.Requests).Aggregate(ResourceTotals.Zero, static (sum, more) => sum.Plus(more));
            options.Add(new ScaleUpOption(i, packed.Nodes, packed.Pods.Count, ResourceTotals.Of(free[0].Node.Capacity), requests));
        }

        if (options.Count == 0)
        {
            TellInVain(pods);
            return null;
        }

        var best = ExpanderRule.Best(options, ExpanderOf());
        var chosen = best.Count == 1 ? best[0] : best[_lots.NextIndex(best.Count)];
        var group = groups[chosen.Group];
        NodeState[] places = [.. group.FreePlaces.Take(chosen.Nodes)];
        Tell(helped[chosen.Group].Select(pod => pods[pod]), group, places.Length);
        return (group, places);
    }

    private Expander ExpanderOf() =>
        state.Options.ClusterAutoscaler.Expander ?? (state.Options.Version >= KubernetesVersion.V1_35 ? Expander.LeastWaste : Expander.Random);

    private void Tell(IEnumerable<Pod> pods, ManagedNodeGroup group, int more)
    {
        foreach (var pod in pods)
        {
            _told.Remove(pod.Index);
            state.Events.Normal(
                EventLog.Subject(pod), "TriggeredScaleUp",
                FormattableString.Invariant($"pod triggered scale-up: [{{{group.Spec.Name} {group.Target}->{group.Target + more} (max: {group.Places.Count})}}]"));
        }
    }

    // The same again is not told again.
    private void TellInVain(List<Pod> pods)
    {
        var full = groups.Count(static group => !group.FreePlaces.Any());
        var backingOff = groups.Count(group => group.FreePlaces.Any() && group.IsBackingOff(state.Simulator.Now));
        var message = FormattableString.Invariant($"pod didn't trigger scale-up: {full} max node group size reached");
        if (backingOff > 0)
            message += FormattableString.Invariant($", {backingOff} in backoff after failed scale-up");
        if (full + backingOff < groups.Count)
            message += FormattableString.Invariant($", {groups.Count - full - backingOff} would not help");
        foreach (var pod in pods)
        {
            if (_told.TryGetValue(pod.Index, out var before) && string.Equals(before, message, StringComparison.Ordinal))
                continue;
            _told[pod.Index] = message;
            state.Events.Normal(EventLog.Subject(pod), "NotTriggerScaleUp", message);
        }
    }
}
