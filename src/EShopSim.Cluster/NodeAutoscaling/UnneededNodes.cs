using EShopSim.Cluster.Disruption;
using EShopSim.Cluster.Rules;
using EShopSim.Cluster.Rules.NodeAutoscaling;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.NodeAutoscaling;

/// <summary>The nodes that nobody needs, and since when: their pods would all fit elsewhere (cluster-autoscaler/core/scaledown/planner).</summary>
internal sealed class UnneededNodes(ClusterState state)
{
    // --scale-down-non-empty-candidates-count.
    private const int MostNonEmpty = 30;

    private readonly DisruptionBudgets _budgets = new(state);
    private readonly SortedDictionary<int, SimTime> _since = [];

    // Where a pod found room the last time, by its index.
    private readonly Dictionary<int, int> _hints = [];

    /// <summary>The indices of the nodes, and since when they are unneeded.</summary>
    public IReadOnlyDictionary<int, SimTime> Since => _since;

    /// <summary>Whether the last update may not stand though nothing changes: a pod that is told to end may turn into one that nobody waits for.</summary>
    public bool MayChange { get; private set; }

    /// <summary>Whether a node waits for a pod to go: not for those of DaemonSets, that have ended, or that should have long ago.</summary>
    public static bool Matters(Pod pod, SimTime now) =>
        pod.Workload.Kind != Api.WorkloadKind.DaemonSet && pod.Phase is not (PodPhase.Succeeded or PodPhase.Failed) && !IsLongTerminating(pod, now);

    /// <summary>Whether a node has no pods that matter.</summary>
    public bool IsEmpty(NodeState node) => !node.PodList.Exists(pod => Matters(pod, state.Simulator.Now));

    /// <summary>Forgets a node that goes.</summary>
    public void Remove(NodeState node) => _since.Remove(node.Index);

    /// <summary>Looks at all nodes of groups anew: empty ones first, then those that were unneeded before.</summary>
    public void Update(IReadOnlyList<ManagedNodeGroup> groups)
    {
        var candidates = groups
            .SelectMany(static group => group.Places.Where(node => !node.IsDeleted && !group.Leaving.Contains(node.Index)))
            .Where(IsCandidate)
            .OrderByDescending(IsEmpty)
            .ThenByDescending(node => _since.ContainsKey(node.Index))
            .ThenBy(static node => node.Index)
            .ToList();
        var unneeded = new SortedSet<int>();
        SimulatedCluster? cluster = null;
        var allowed = new Dictionary<Budget, int>();
        var moved = new List<(Pod Pod, int Node)>();
        var nonEmpty = 0;
        MayChange = groups.Any(group => group.Places.Any(node => node.PodList.Exists(pod => pod.IsTerminating && Matters(pod, state.Simulator.Now))));
        foreach (var node in candidates)
        {
            if (IsEmpty(node))
                unneeded.Add(node.Index);
            else if (nonEmpty < MostNonEmpty && MovesAll(node, cluster ??= new SimulatedCluster(state), unneeded, allowed, moved))
                nonEmpty += unneeded.Add(node.Index) ? 1 : 0;
        }

        foreach (var index in _since.Keys.Where(index => !unneeded.Contains(index)).ToArray())
            _since.Remove(index);
        foreach (var index in unneeded)
            _since.TryAdd(index, state.Simulator.Now);
    }

    private static bool IsLongTerminating(Pod pod, SimTime now) => ScaleDownRules.IsLongTerminating(pod.DeletingAt, pod.DeletionGraceSeconds, now);

    private bool IsCandidate(NodeState node)
    {
        var requested = node.Resources.Requested;
        foreach (var pod in node.PodList)
            if (pod.Phase is not (PodPhase.Succeeded or PodPhase.Failed) && IsLongTerminating(pod, state.Simulator.Now))
                requested = requested.Minus(pod.TemplateRevision.Resources.Requests);
        return ScaleDownRules.IsCandidate(
            ScaleDownRules.Utilization(requested, node.Resources.Allocatable), state.Options.ClusterAutoscaler.UtilizationThreshold, state.Options.Version);
    }

    // The room that earlier nodes' pods take is taken, and who has come here from them must go on.
    private bool MovesAll(NodeState node, SimulatedCluster cluster, SortedSet<int> going, Dictionary<Budget, int> allowed, List<(Pod Pod, int Node)> moved)
    {
        var pods = node.PodList.FindAll(static pod => Matters(pod, SimTime.Zero) && !pod.IsTerminating);
        if (pods.Exists(pod => IsHeld(pod)) || !BudgetsAllow(pods, allowed, out var left))
            return false;
        var mark = cluster.Mark();
        var copy = cluster.Nodes.First(candidate => candidate.Index == node.Index);
        pods.AddRange(moved.Where(move => move.Node == node.Index).Select(static move => move.Pod));
        foreach (var pod in pods)
            cluster.Remove(pod, copy);
        var places = new List<(Pod Pod, int Node)>();
        foreach (var pod in pods)
        {
            if (Place(pod) is { } found)
            {
                places.Add((pod, found.Index));
                continue;
            }

            cluster.ReturnTo(mark);
            return false;
        }

        moved.RemoveAll(move => move.Node == node.Index);
        moved.AddRange(places);

        foreach (var (budget, count) in left)
            allowed[budget] = count;
        return true;

        NodeState? Place(Pod pod)
        {
            if (_hints.TryGetValue(pod.Index, out var hint)
                && cluster.Nodes.FirstOrDefault(candidate => candidate.Index == hint) is { } there
                && IsAllowed(there)
                && cluster.Fits(pod, there))
            {
                cluster.Place(pod, there);
                return there;
            }

            var found = cluster.PlaceAnywhere(pod, IsAllowed);
            if (found is not null)
                _hints[pod.Index] = found.Index;
            return found;
        }

        bool IsAllowed(NodeState candidate) => candidate.Index != node.Index && !going.Contains(candidate.Index);
    }

    private bool IsHeld(Pod pod) => ScaleDownRules.Hindrance(
        pod.Template, pod.Namespace, _budgets.Of(pod).Count > 0, state.Simulator.Now - (pod.StartedAt ?? pod.CreatedAt), state.Options.Version) is not null;

    // Each budget must allow all of its pods to go at once.
    private bool BudgetsAllow(List<Pod> pods, Dictionary<Budget, int> known, out List<KeyValuePair<Budget, int>> left)
    {
        left = [];
        foreach (var pod in pods)
            foreach (var budget in _budgets.Of(pod))
            {
                var at = left.FindIndex(entry => entry.Key == budget);
                var allowed = at >= 0 ? left[at].Value : known.TryGetValue(budget, out var before) ? before : _budgets.StatusOf(budget).DisruptionsAllowed;
                if (allowed == 0)
                    return false;
                if (at >= 0)
                    left.RemoveAt(at);
                left.Add(new(budget, allowed - 1));
            }

        return true;
    }
}
