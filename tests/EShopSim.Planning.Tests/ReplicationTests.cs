using EShopSim.Planning.Runs;
using EShopSim.Planning.Statistics;

namespace EShopSim.Planning.Tests;

public sealed class ReplicationTests
{
    [Fact]
    public void The_number_of_threads_changes_no_result()
    {
        var alone = Run(new ReplicationPlan { Count = 4 }, parallelism: 1);
        var together = Run(new ReplicationPlan { Count = 4 }, parallelism: 2);

        Assert.Equal(alone.All.Select(r => r.Digest), together.All.Select(r => r.Digest));
        Assert.Equal(4, alone.All.Select(r => r.Digest).Distinct().Count());
        Assert.Equal(alone.First.Digest, together.First.Digest);
    }

    [Fact]
    public void Percentiles_are_merged_and_counts_are_added()
    {
        var runs = Run(new ReplicationPlan { Count = 3 }).All;
        var summary = ReplicationSummary.Of(Station.Of(), runs);

        Assert.Equal(runs.Sum(r => r.Operations[0].Completed), summary.Operations[0].LatencySeconds.Count);
        var each = runs.Select(r => r.Operations[0].LatencySeconds.Quantile(0.99)).ToArray();
        Assert.InRange(summary.Operations[0].LatencySeconds.Quantile(0.99), each.Min(), each.Max());
        Assert.Contains(summary.Estimates, e => e.Measure == "station.serve p99 (ms)" && e.Count == 3);
    }

    [Fact]
    public void A_precision_is_reached_and_half_of_it_with_fewer_runs()
    {
        var scenario = Station.Of(limitSeconds: 0.001);
        var runs = Run(new ReplicationPlan { Precision = 0.02, Ceiling = 200 }, scenario).All;
        var measure = Measures.OfObjective(scenario.Objectives[0]);
        var estimate = Estimate.Of(measure, runs);

        Assert.InRange(runs.Count, 6, 199);
        Assert.True(estimate.HalfWidth95 <= 0.02 * estimate.Mean);
        Assert.True(runs.Count > Run(new ReplicationPlan { Precision = 0.04, Ceiling = 200 }, scenario).All.Count);
    }

    [Fact]
    public void A_ceiling_ends_a_search_for_precision() =>
        Assert.Equal(7, Run(new ReplicationPlan { Precision = 0.0001, Ceiling = 7 }).All.Count);

    [Fact]
    public void Where_the_limit_is_far_above_the_measure_few_runs_do() =>
        Assert.Equal(5, Run(new ReplicationPlan { Precision = 0.05 }, Station.Of(limitSeconds: 10)).All.Count);

    private static ReplicatedRuns Run(ReplicationPlan plan, Simulation.Scenario? scenario = null, int parallelism = 2) =>
        PreciseRuns.Of([scenario ?? Station.Of()], 1, plan, new RunFarm(new MemoryJournal(), parallelism, null, TestContext.Current.CancellationToken))[0];
}
