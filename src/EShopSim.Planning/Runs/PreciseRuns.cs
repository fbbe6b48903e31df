using EShopSim.Planning.Statistics;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Planning.Runs;

/// <summary>Repeats scenarios with the same requests until their objectives are known precisely enough.</summary>
/// <remarks>
/// A sequential procedure in batches (Law, Simulation Modeling and Analysis, 9.4.1): the number that the present deviation asks for is
/// run next, twice as many as there are at the most. How many runs that makes depends on results alone, not on threads.
/// </remarks>
public static class PreciseRuns
{
    private const int LeastForAnInterval = 5;

    /// <summary>The runs of each scenario; all have equally many.</summary>
    public static IReadOnlyList<ReplicatedRuns> Of(IReadOnlyList<Scenario> scenarios, ulong seed, ReplicationPlan plan, RunFarm farm)
    {
        ArgumentNullException.ThrowIfNull(farm);
        var runs = scenarios.Select(_ => new List<RunMeasures>()).ToArray();
        var firsts = new RunResult[scenarios.Count];
        var count = plan.Precision is null ? plan.Count : Math.Min(plan.Ceiling, Math.Max(plan.Count, LeastForAnInterval));
        while (runs[0].Count < count)
        {
            var first = runs[0].Count;
            var orders = scenarios.SelectMany((s, i) => Enumerable.Range(first, count - first).Select(r => new RunOrder(s, seed, r)
            {
                Engine = plan.Engine,
                WithSeries = r == 0 ? result => firsts[i] = result : null,
            })).ToArray();
            var results = farm.Run(orders);
            for (var i = 0; i < results.Count; i++)
                runs[i / (count - first)].Add(results[i]);
            if (plan.Precision is { } precision)
                count = Math.Min(plan.Ceiling, Math.Min(2 * count, scenarios.Select((s, i) => Needed(s, runs[i], precision)).Max()));
        }

        return [.. runs.Select((r, i) => new ReplicatedRuns(firsts[i], r))];
    }

    /// <summary>Replications after which every objective's interval is that tight, as far as these runs tell; at least as many as there are.</summary>
    internal static int Needed(Scenario scenario, IReadOnlyList<RunMeasures> runs, double precision)
    {
        var needed = runs.Count;
        foreach (var objective in Watched(scenario, runs[0]))
        {
            var measure = Measures.OfObjective(objective);
            var estimate = Estimate.Of(measure, runs);
            var limit = measure.Unit == "%" ? objective.Limit * 100 : objective.Limit * 1000;
            var allowed = precision * Math.Max(Math.Abs(estimate.Mean), limit);
            if (estimate.HalfWidth95 > allowed)
                needed = Math.Max(needed, (int)Math.Min(int.MaxValue / 2, Math.Ceiling(estimate.Count * Math.Pow(estimate.HalfWidth95 / allowed, 2))));
        }

        return needed;
    }

    // A scenario without objectives is judged by what most would ask for.
    private static IReadOnlyList<Objective> Watched(Scenario scenario, RunMeasures example) =>
        scenario.Objectives.Count > 0
            ? scenario.Objectives
            : [.. example.Operations.SelectMany(o => new[] { new Objective(o.Operation, ObjectiveMeasure.MeanLatency, 0), new Objective(o.Operation, ObjectiveMeasure.P99, 0) })];
}
