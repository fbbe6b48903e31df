using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Scheduling;

/// <summary>Chooses a node for a pod: filters, then scores, then a drawn tie (pkg/scheduler/schedule_one.go).</summary>
internal sealed class Placement(ClusterState state)
{
    private readonly bool _hasPodAffinity = state.Workloads.All.Any(HasPodAffinity);
    private readonly NodeScores _scores = new(state, state.Workloads.All.Any(HasPodAffinity));
    private readonly NodeSampling _sampling = new(state.Nodes);
    private readonly RandomStream _ties = state.Streams.Get("scheduler-ties");

    /// <summary>The node for a pod, or why there is none.</summary>
    public PlacementResult FindNode(Pod pod)
    {
        var reasons = new UnschedulableReasons();
        var feasible = Feasible(pod, reasons);
        return feasible.Count switch
        {
            0 => new PlacementResult(null, reasons.Message(state.Nodes.LiveCount)),
            1 => new PlacementResult(feasible[0], ""),
            _ => new PlacementResult(Best(pod, feasible, _scores.Score(pod, feasible, _sampling.Scheduling)), ""),
        };
    }

    // Rolling out a new version does not change a template's affinity, so this is known from the beginning.
    private static bool HasPodAffinity(WorkloadState workload) =>
        workload.Template.Affinity is { } affinity
        && affinity.RequiredPodAffinity.Count + affinity.PreferredPodAffinity.Count
            + affinity.RequiredPodAntiAffinity.Count + affinity.PreferredPodAntiAffinity.Count > 0;

    // The search stops when enough nodes are found, and goes on from there next time.
    private List<NodeState> Feasible(Pod pod, UnschedulableReasons reasons)
    {
        var order = _sampling.Order();
        var check = new NodeCheck(pod, state.Options.Version, _sampling.Scheduling, _hasPodAffinity);
        var feasible = new List<NodeState>();
        var limit = NodeSampling.FeasibleNodesToFind(order.Count);
        var examined = 0;
        for (; examined < order.Count && feasible.Count < limit; examined++)
        {
            var node = order[(_sampling.Start + examined) % order.Count];
            var refusals = check.Reasons(node);
            if (refusals.Count == 0)
                feasible.Add(node);
            else
                reasons.Add(refusals);
        }

        _sampling.Advance(examined);
        return feasible;
    }

    private NodeState Best(Pod pod, List<NodeState> nodes, long[] scores)
    {
        var highest = scores.Max();
        var best = new List<NodeState>();
        for (var i = 0; i < scores.Length; i++)
            if (scores[i] == highest)
                best.Add(nodes[i]);
        if (best.Count == 1)
            return best[0];
        return state.Options.KnownLot?.Invoke(pod, best) ?? best[_ties.NextIndex(best.Count)];
    }
}
