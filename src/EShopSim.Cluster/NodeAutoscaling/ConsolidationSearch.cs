using EShopSim.Cluster.Api;
using EShopSim.Cluster.Disruption;
using EShopSim.Cluster.ReplicaSets;
using EShopSim.Cluster.Rules;
using EShopSim.Cluster.Rules.NodeAutoscaling;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster.NodeAutoscaling;

/// <summary>Which nodes Karpenter would give up as they are now: empty ones, then several for one cheaper, then one by one. Nothing is changed.</summary>
/// <remarks>The machines to choose from are those of the pools that the nodes belong to. What goes is gone for the next.</remarks>
internal sealed class ConsolidationSearch(ClusterState state)
{
    // Larger clusters would take longer than the answer is worth.
    private const int MostNodes = 500;

    private const string DoNotDisrupt = "karpenter.sh/do-not-disrupt";
    private const string PurchaseLabel = "eshopsim.dev/purchase";

    private readonly DisruptionBudgets _budgets = new(state);
    private readonly SimulatedCluster _cluster = new(state);
    private readonly SortedSet<int> _gone = [];

    // Pods of nodes that have gone, and where they have gone.
    private readonly List<(Pod Pod, NodeState Node)> _moved = [];
    private NodeState[] _types = [];

    /// <summary>What would go, in order.</summary>
    public IReadOnlyList<Consolidation> Find()
    {
        var nodes = state.Nodes.All.Where(static node => node is { IsDeleted: false, IsReady: true, Unschedulable: false, Node.HourlyPrice: > 0 }).ToList();
        if (nodes.Count is 0 or > MostNodes)
            return [];
        _types = [.. nodes.Where(static node => node.Node.Pool.Length > 0).DistinctBy(static node => (node.Node.Pool, node.Node.HourlyPrice))];
        var candidates = nodes.Where(node => !IsHeld(node)).OrderBy(Cost).ThenBy(static node => node.Index).ToList();
        var found = new List<Consolidation>();
        foreach (var node in candidates.Where(static node => !node.PodList.Exists(Matters)))
            Add(Try([node]));
        candidates.RemoveAll(node => _gone.Contains(node.Index));
        var together = KarpenterRules.Together(candidates.Count, count =>
        {
            var mark = _cluster.Mark();
            var before = _moved.ToArray();
            var isPossible = Try(candidates[..count]) is not null;
            _cluster.ReturnTo(mark);
            _moved.Clear();
            _moved.AddRange(before);
            return isPossible;
        });
        if (together > 1)
            Add(Try(candidates[..together]));
        foreach (var node in candidates.Where(node => !_gone.Contains(node.Index)).ToList())
            Add(Try([node]));
        return found;

        void Add(Consolidation? consolidation)
        {
            if (consolidation is null)
                return;
            found.Add(consolidation);
            foreach (var node in nodes)
                if (consolidation.Nodes.Contains(node.Node.Name, StringComparer.Ordinal))
                    _gone.Add(node.Index);
        }
    }

    private static bool Matters(Pod pod) =>
        pod.Workload.Kind != WorkloadKind.DaemonSet && !pod.IsTerminating && pod.Phase is not (PodPhase.Succeeded or PodPhase.Failed);

    private static double Cost(NodeState node) =>
        node.PodList.Where(Matters).Sum(static pod => KarpenterRules.EvictionCost(VictimSelection.Cost(pod), pod.Priority));

    private static bool IsSpot(NodeState node) => node.Node.Labels.GetValueOrDefault(PurchaseLabel) is "spot";

    private bool IsHeld(NodeState node) => node.PodList.Exists(pod => Matters(pod)
        && (pod.Template.Annotations.GetValueOrDefault(DoNotDisrupt) is "true" || _budgets.Of(pod).Exists(budget => _budgets.StatusOf(budget).DisruptionsAllowed == 0)));

    // Leaves the simulated cluster as it would be, or as it was where the nodes must stay.
    private Consolidation? Try(IReadOnlyList<NodeState> nodes)
    {
        var mark = _cluster.Mark();
        var before = _moved.ToArray();
        var left = Move(nodes);
        var price = nodes.Sum(static node => node.Node.HourlyPrice);
        string[] names = [.. nodes.Select(static node => node.Node.Name)];
        if (left.Count == 0)
            return new Consolidation(names, null, price);
        double[] prices = [.. _types.Select(static type => type.Node.HourlyPrice)];
        bool[] wouldDo = [.. _types.Select((type, i) => prices[i] < price && TakesAll(left, type))];

        // A type of which one goes would only be bought anew: what takes its place must cost less than that.
        var below = price;
        for (var i = 0; i < _types.Length; i++)
            if (wouldDo[i] && nodes.Any(node => string.Equals(node.Node.Pool, _types[i].Node.Pool, StringComparison.Ordinal)))
                below = Math.Min(below, prices[i]);
        var chosen = KarpenterRules.Cheapest(prices, i => wouldDo[i] && prices[i] < below);
        if (chosen >= 0 && KarpenterRules.IsWorthwhile(new Replacement(nodes.Count, price, prices[chosen])
        {
            IsSpotToSpot = nodes.All(IsSpot) && IsSpot(_types[chosen]),
            CheaperTypes = prices.Count(other => other < price),
        }))
        {
            var added = _cluster.AddEmpty(_types[chosen]);
            foreach (var pod in left)
            {
                _cluster.Place(pod, added);
                _moved.Add((pod, added));
            }

            return new Consolidation(names, _types[chosen].Node.Pool, price - prices[chosen]);
        }

        _cluster.ReturnTo(mark);
        _moved.Clear();
        _moved.AddRange(before);
        return null;
    }

    // The pods that find no place on the nodes that stay.
    private List<Pod> Move(IReadOnlyList<NodeState> nodes)
    {
        var pods = new List<Pod>();
        foreach (var node in nodes)
        {
            var copy = _cluster.Nodes.First(candidate => candidate.Index == node.Index);
            foreach (var pod in node.PodList.FindAll(Matters).Concat(_moved.Where(move => move.Node == copy).Select(static move => move.Pod)))
            {
                _cluster.Remove(pod, copy);
                pods.Add(pod);
            }

            _moved.RemoveAll(move => move.Node == copy);
        }

        var left = new List<Pod>();
        foreach (var pod in pods)
            if (_cluster.PlaceAnywhere(pod, candidate => !_gone.Contains(candidate.Index) && !nodes.Any(node => node.Index == candidate.Index)) is { } found)
                _moved.Add((pod, found));
            else
                left.Add(pod);
        return left;
    }

    private bool TakesAll(List<Pod> pods, NodeState type)
    {
        var mark = _cluster.Mark();
        var added = _cluster.AddEmpty(type);
        var fits = pods.TrueForAll(pod =>
        {
            if (!_cluster.Fits(pod, added))
                return false;
            _cluster.Place(pod, added);
            return true;
        });
        _cluster.ReturnTo(mark);
        return fits;
    }
}
