using EShopSim.Cluster.Disruption;
using EShopSim.Cluster.Rules;
using EShopSim.Cluster.Rules.Admission;
using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Scheduling;

/// <summary>Makes room for a pod that fits nowhere by deleting pods of lower priority from one node (plugins/defaultpreemption).</summary>
internal sealed class Preemption
{
    private readonly ClusterState _state;
    private readonly PodCensus _census;
    private readonly Nominations _nominations;
    private readonly DisruptionBudgets _budgets;
    private readonly RandomStream _offsets;
    private readonly int _lowestPriority;

    public Preemption(ClusterState state, PodCensus census, Nominations nominations)
    {
        _state = state;
        _census = census;
        _nominations = nominations;
        _budgets = new DisruptionBudgets(state);
        _offsets = state.Streams.Get("scheduler-preemption");
        // Rolling out a new version does not change a template's class, so this is known from the beginning.
        _lowestPriority = state.Workloads.All.Select(workload => PriorityAdmission.Priority(workload.Template, state.Objects.PriorityClasses)).DefaultIfEmpty(0).Min();
    }

    /// <summary>Deletes the victims and nominates the pod for their node; does nothing where it may not or need not help.</summary>
    public void TryFor(Pod pod, NodeCheck check, IReadOnlyList<NodeState> nodes)
    {
        if (pod.Priority <= _lowestPriority || PriorityAdmission.NeverPreempts(pod.Template, _state.Objects.PriorityClasses) || AwaitsVictims(pod, check))
            return;
        _nominations.Remove(pod);
        var places = nodes.Where(node => !check.IsHopeless(node)).ToList();
        var found = Candidates(pod, check, places);
        var chosen = PreemptionRules.Choose(found.ConvertAll(static place => place.Candidate));
        if (chosen >= 0)
            Make(pod, found[chosen]);
    }

    // Room is being made already: who goes has its grace period.
    private bool AwaitsVictims(Pod pod, NodeCheck check)
    {
        if (_nominations.NodeOf(pod) is not (>= 0 and var index) || check.IsHopeless(_state.Nodes[index]))
            return false;
        foreach (var other in _state.Nodes[index].Pods)
            if (other.IsTerminating && other.Priority < pod.Priority)
                return true;
        return false;
    }

    // From a drawn start on, until there are enough of them, one that violates no budget among them. Those that violate none come first.
    private List<PreemptionPlace> Candidates(Pod pod, NodeCheck check, List<NodeState> nodes)
    {
        if (nodes.Count == 0)
            return [];
        var wanted = PreemptionRules.CandidatesToFind(nodes.Count);
        var offset = _offsets.NextIndex(nodes.Count);
        var allowed = new int?[_budgets.Count];
        List<PreemptionPlace> harmless = [], violating = [];
        for (var i = 0; i < nodes.Count && (harmless.Count == 0 || harmless.Count + violating.Count < wanted); i++)
            if (DryRun(pod, check, nodes[(offset + i) % nodes.Count], allowed) is { } place)
                (place.Candidate.BudgetViolations == 0 ? harmless : violating).Add(place);
        return [.. harmless, .. violating];
    }

    // All of lower priority leave, then return one by one where the pod still fits: those first that a budget protects.
    private PreemptionPlace? DryRun(Pod pod, NodeCheck check, NodeState node, int?[] allowed)
    {
        var lower = node.PodList.FindAll(other => other.Priority < pod.Priority && other.Phase is not (PodPhase.Succeeded or PodPhase.Failed));
        if (lower.Count == 0)
            return null;
        var shown = lower.ConvertAll(other => (Pod: other, Victim: Show(other)));
        shown.Sort(static (left, right) => PreemptionRules.CompareImportance(left.Victim, right.Victim) is var order && order != 0
            ? order
            : left.Pod.Index.CompareTo(right.Pod.Index));
        var resources = node.Resources;
        foreach (var other in lower)
            Leave(other, node);
        PreemptionPlace? place = null;
        if (check.Passes(node))
        {
            var violates = PreemptionRules.ViolateBudgets(shown.ConvertAll(static entry => entry.Victim), Allowed(shown, allowed));
            var stays = new bool[shown.Count];
            foreach (var protectedOnes in (ReadOnlySpan<bool>)[true, false])
                for (var i = 0; i < stays.Length; i++)
                    if (violates[i] == protectedOnes)
                        stays[i] = Spare(shown[i].Pod, node, check);
            var gone = Enumerable.Range(0, stays.Length).Where(i => !stays[i]).ToList();
            foreach (var i in gone)
                Return(shown[i].Pod, node);
            if (gone.Count > 0)
                place = new PreemptionPlace(
                    node,
                    [.. gone.Select(i => shown[i].Pod)],
                    new PreemptionCandidate([.. gone.Select(i => shown[i].Victim)], gone.Count(i => violates[i])));
        }
        else
        {
            foreach (var other in lower)
                Return(other, node);
        }

        Invariant.Require(node.Resources.PodCount == resources.PodCount, $"A dry run left node {node.Node.Name} with other pods than before.");
        node.Resources = resources;
        return place;
    }

    // Of each budget that matters here, asked for once in an attempt.
    private int[] Allowed(List<(Pod Pod, PreemptionVictim Victim)> shown, int?[] known)
    {
        foreach (var (_, victim) in shown)
            foreach (var budget in victim.Budgets)
                known[budget] ??= _budgets.DisruptionsAllowed(budget);
        return Array.ConvertAll(known, static allowed => allowed ?? 0);
    }

    private bool Spare(Pod other, NodeState node, NodeCheck check)
    {
        Return(other, node);
        if (check.Passes(node))
            return true;
        Leave(other, node);
        return false;
    }

    private void Leave(Pod other, NodeState node)
    {
        node.Resources = node.Resources.Without(other.TemplateRevision.Resources);
        _census.Imagine(other, node, -1);
    }

    private void Return(Pod other, NodeState node)
    {
        node.Resources = node.Resources.With(other.TemplateRevision.Resources);
        _census.Imagine(other, node, 1);
    }

    private void Make(Pod pod, PreemptionPlace place)
    {
        foreach (var victim in place.Victims)
        {
            if (victim.IsTerminating)
                continue;
            _state.Events.Normal(
                EventLog.Subject(victim), "Preempted", $"Preempted by {pod.Namespace}/{pod.Name} on node {place.Node.Node.Name}");
            _state.Pods.Delete(victim, "Preempted");
        }

        _nominations.Nominate(pod, place.Node);
    }

    private PreemptionVictim Show(Pod pod) => new(pod.Priority, pod.StartTime ?? _state.Simulator.Now, _budgets.IndicesOf(pod));
}
