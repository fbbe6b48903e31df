using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Scheduling;

/// <summary>Chooses a node for a pod: filters, then scores, then a drawn tie (pkg/scheduler/schedule_one.go).</summary>
internal sealed class Placement
{
    private readonly ClusterState _state;
    private readonly NodeScores _scores;
    private readonly NodeSampling _sampling;
    private readonly PodCensus _census;
    private readonly Nominations _nominations;
    private readonly Preemption _preemption;
    private readonly RandomStream _ties;

    // Used again for each pod.
    private readonly List<NodeState> _feasible = [];
    private readonly List<NodeState> _best = [];

    public Placement(ClusterState state)
    {
        _state = state;
        _scores = new NodeScores(state.Options.Version);
        _sampling = new NodeSampling(state.Nodes);
        _census = new PodCensus(state, _sampling);
        _nominations = new Nominations(state);
        _preemption = new Preemption(state, _census, _nominations);
        _ties = state.Streams.Get("scheduler-ties");
    }

    /// <summary>Nodes looked at so far.</summary>
    public long NodesExamined { get; private set; }

    /// <summary>What spreading and affinity have cost so far.</summary>
    public long CountsUpdated => _census.Updates;

    /// <summary>The node for a pod, or why there is none.</summary>
    public PlacementResult FindNode(Pod pod)
    {
        var check = CheckFor(pod);
        if (KeptFor(pod) is { } kept && check.Passes(kept))
            return new PlacementResult(kept, "");
        var feasible = Feasible(pod, check);
        return feasible.Count switch
        {
            0 => None(check),
            1 => new PlacementResult(feasible[0], ""),
            _ => new PlacementResult(Best(pod, feasible, _scores.Score(pod, feasible, check.Counts)), ""),
        };
    }

    /// <summary>Has pods of lower priority make room for a pod that found no node, where that helps; it still has to be tried again when they are gone.</summary>
    public void MakeRoom(Pod pod) => _preemption.TryFor(pod, CheckFor(pod), _sampling.Order());

    private NodeCheck CheckFor(Pod pod) => new(pod, _state.Options.Version, _census, _nominations);

    // From 1.22 on a pod looks first at the node where others made room for it.
    private NodeState? KeptFor(Pod pod) =>
        _state.Options.Version >= KubernetesVersion.V1_28 && _nominations.NodeOf(pod) is >= 0 and var index && !_state.Nodes[index].IsDeleted
            ? _state.Nodes[index]
            : null;

    // The search stops when enough nodes are found, and goes on from there next time.
    private List<NodeState> Feasible(Pod pod, NodeCheck check)
    {
        var order = _sampling.Order();
        var feasible = _feasible;
        feasible.Clear();
        // A pod of a DaemonSet has one node to go to. Looking through the others first would come around to the same start.
        if (pod.TargetNode >= 0)
        {
            NodesExamined++;
            if (_state.Nodes[pod.TargetNode] is { IsDeleted: false } target && check.Passes(target))
                feasible.Add(target);
            return feasible;
        }

        var limit = NodeSampling.FeasibleNodesToFind(order.Count);
        var examined = 0;
        for (var at = _sampling.Start; examined < order.Count && feasible.Count < limit; examined++)
        {
            if (check.Passes(order[at]))
                feasible.Add(order[at]);
            at = at + 1 == order.Count ? 0 : at + 1;
        }

        NodesExamined += examined;
        _sampling.Advance(examined);
        return feasible;
    }

    private PlacementResult None(NodeCheck check)
    {
        var reasons = new UnschedulableReasons();
        foreach (var node in _sampling.Order())
            reasons.Add(check.Refusals(node));
        return new PlacementResult(null, reasons.Message(_state.Nodes.LiveCount), reasons.RejectedBy);
    }

    private NodeState Best(Pod pod, List<NodeState> nodes, ReadOnlySpan<long> scores)
    {
        var highest = long.MinValue;
        foreach (var score in scores)
            highest = Math.Max(highest, score);
        var best = _best;
        best.Clear();
        for (var i = 0; i < scores.Length; i++)
            if (scores[i] == highest)
                best.Add(nodes[i]);
        if (best.Count == 1)
            return best[0];
        return _state.Options.KnownLot?.Invoke(pod, best) ?? best[_ties.NextIndex(best.Count)];
    }
}
