using EShopSim.Planning.Runs;
using EShopSim.Simulation;

namespace EShopSim.Planning.Sizing;

/// <summary>Runs trials; all have the same requests, replication by replication, as far as their loads are equal.</summary>
internal sealed class TrialRunner(PlanProblem problem, PeakScenario peak, RunFarm farm)
{
    private readonly Dictionary<(double Load, string Provision, ScenarioEvent? Loss), Trial> _done = [];

    /// <summary>Runs ordered so far; those of trials that were known already do not count again.</summary>
    public int Runs { get; private set; }

    public Trial Run(double load, Provision provision, ScenarioEvent? loss = null)
    {
        var key = (load, $"{string.Join(',', provision.Replicas)}/{string.Join(',', provision.Nodes)}", loss);
        if (_done.TryGetValue(key, out var known))
            return known;
        var scenario = peak.Of(load, provision, loss);
        var runs = farm.Run([.. Enumerable.Range(0, problem.Replications).Select(r => new RunOrder(scenario, problem.Seed, r))]);
        Runs += runs.Count;
        return _done[key] = new Trial(load, provision, scenario, runs);
    }
}
