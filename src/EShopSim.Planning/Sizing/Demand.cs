using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Planning.Sizing;

/// <summary>What the traffic asks of the planned modules, and what the objectives allow, by closed forms.</summary>
internal sealed class Demand
{
    private const double ComfortableUtilization = 0.5;

    private readonly PlanProblem _problem;
    private readonly PeakScenario _peak;
    private readonly IReadOnlyList<PlannedModule> _modules;
    private readonly Dictionary<double, OfferedLoad> _loads = [];
    private readonly int[] _places;
    private IReadOnlyList<IReadOnlyList<LatencyBudget>> _budgets;

    public Demand(PlanProblem problem, PeakScenario peak, IReadOnlyList<PlannedModule> modules)
    {
        _problem = problem;
        _peak = peak;
        _modules = modules;
        _places = [.. modules.Select(m => problem.Scenario.Modules.ToList().IndexOf(m.Module))];
        _budgets = [.. modules.Select(_ => (IReadOnlyList<LatencyBudget>)[])];
    }

    /// <summary>Load of each planned module.</summary>
    public IReadOnlyList<ModuleLoad> At(double load) => [.. _places.Select(p => All(load).Modules[p])];

    /// <summary>The dependency outside the cluster that is nearest to what it can answer; null without any.</summary>
    public DependencyLoad? BusiestDependency(double load) => All(load).Dependencies.MaxBy(d => d.Percent);

    /// <summary>Replicas with which every module is about half busy.</summary>
    public IReadOnlyList<int> Comfortable(double load) =>
        [.. _modules.Select((m, i) => Math.Clamp((int)Math.Ceiling(At(load)[i].OfferedCores / (ComfortableUtilization * m.CoresOn(_problem.Scenario.Cluster.Nodes))), 1, _problem.MostReplicas))];

    /// <summary>Takes over what requests need when hardly anybody else asks: the budgets of the objectives follow from it.</summary>
    public void Learn(Trial alone)
    {
        var offered = All(1);
        var budgets = alone.Verdicts
            .SelectMany(v => EntriesOf(v).Select(entry => (Entry: entry, Budget: LatencyBudget.Of(v.Objective, v.Measured, offered.TimeOf(entry)))))
            .Where(b => b.Budget is not null)
            .ToList();
        _budgets = [.. _places.Select(p => (IReadOnlyList<LatencyBudget>)[.. budgets.Where(b => offered.ModulesOf(b.Entry).Contains(p)).Select(b => b.Budget!)])];
    }

    /// <summary>What the formulas ask for.</summary>
    public IReadOnlyList<ReplicaEstimate> Estimates(double load) =>
        [.. _modules.Select((m, i) => ReplicaEstimate.Of(m, At(load)[i], _problem.Scenario.Cluster.Nodes, _budgets[i], _problem.MostReplicas))];

    private OfferedLoad All(double load)
    {
        if (!_loads.TryGetValue(load, out var known))
            _loads[load] = known = OfferedLoad.Of(PeakOf(load));
        return known;
    }

    private Scenario PeakOf(double load) => _peak.Of(load, new Provision([.. _modules.Select(m => m.Replicas)], [.. _problem.Scenario.NodePools.Select(p => p.Count)]));

    private IEnumerable<string> EntriesOf(ObjectiveVerdict verdict) => verdict.Objective.Operation is { } named
        ? [named]
        : _problem.Scenario.Traffic.SelectMany(s => s.EntryOperations).Distinct(StringComparer.Ordinal);
}
