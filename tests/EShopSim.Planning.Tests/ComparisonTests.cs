using EShopSim.Planning.Comparing;
using EShopSim.Planning.Runs;
using EShopSim.Planning.Statistics;
using EShopSim.Simulation;

namespace EShopSim.Planning.Tests;

public sealed class ComparisonTests
{
    [Fact]
    public void A_scenario_against_itself_differs_by_exactly_nothing()
    {
        var comparison = Compare(5, Station.Of(), Station.Of());

        Assert.NotEmpty(comparison.Variants[1].Differences);
        Assert.All(comparison.Variants[1].Differences.Where(d => d.Pairs > 0), d =>
        {
            Assert.Equal(0, d.Difference);
            Assert.Equal(0, d.HalfWidth95);
            Assert.False(d.IsSignificant);
            Assert.True(d.IsOfIdenticalRuns);
        });
    }

    // The pod count never changes here, in any run: for all that three pairs tell, it might in most others.
    [Fact]
    public void Counts_that_happen_to_be_equal_in_every_pair_are_not_held_for_certain()
    {
        var difference = DifferenceOf(Compare(3, Station.Of(minutes: 1), Station.Of(cpuSeconds: 0.011, minutes: 1)), "scalings");

        Assert.Equal((0, false), (difference.Difference, difference.IsOfIdenticalRuns));
        Assert.Equal(1 - Math.Cbrt(0.025), difference.HalfWidth95, 12);
    }

    // Nor does any pair have a node more; if one had, it would stay for ten minutes and a scan of ten seconds.
    [Theory]
    [InlineData(null, 0)]
    [InlineData(3, 610.0 / 3600)]
    public void Nodes_that_come_and_go_are_not_held_for_certain_either(int? most, double nodeHours)
    {
        var comparison = Compare(3, WithPool(Station.Of(minutes: 1), most), WithPool(Station.Of(cpuSeconds: 0.011, minutes: 1), most));

        Assert.Equal((1 - Math.Cbrt(0.025)) * nodeHours, DifferenceOf(comparison, "node-hours").HalfWidth95, 12);
        Assert.Equal((1 - Math.Cbrt(0.025)) * nodeHours * 0.4, DifferenceOf(comparison, "cost").HalfWidth95, 12);
    }

    [Fact]
    public void The_same_run_is_not_paid_for_twice()
    {
        var reused = new List<FarmProgress>();
        var journal = new MemoryJournal();
        var orders = Enumerable.Range(0, 3).Select(r => new RunOrder(Station.Of(minutes: 1), 1, r)).ToArray();
        var first = new RunFarm(journal, 1, null, default).Run(orders);
        var second = new RunFarm(journal, 1, reused.Add, default).Run(orders);

        Assert.Equal(first, second);
        Assert.Equal(new FarmProgress(3, 3, 3), reused[^1]);
    }

    [Fact]
    public void Common_requests_make_the_difference_sharper()
    {
        var difference = DifferenceOf(Compare(10, Station.Of(), Station.Of(cpuSeconds: 0.0105)), "station.serve mean");

        Assert.True(difference.IsSignificant);
        Assert.True(difference.VarianceFactor > 10, $"factor {difference.VarianceFactor}");
    }

    // 6,000 requests a run: 60 beyond the p99, and 20 when a third of them comes.
    [Theory]
    [InlineData(100, false)]
    [InlineData(33, true)]
    public void A_percentile_that_rests_on_few_requests_is_marked(double perSecond, bool marked)
    {
        var comparison = Compare(2, Station.Of(perSecond: perSecond, minutes: 1), Station.Of(cpuSeconds: 0.011, perSecond: perSecond, minutes: 1));

        Assert.Equal(marked, DifferenceOf(comparison, "station.serve p99").RestsOnFewRequests);
        Assert.False(DifferenceOf(comparison, "station.serve p95").RestsOnFewRequests);
    }

    [Fact]
    public void Values_over_all_runs_come_from_merged_histograms()
    {
        var comparison = Compare(4, Station.Of(), Station.Of(cpuSeconds: 0.015));
        var difference = DifferenceOf(comparison, "station.serve p99");

        Assert.Equal(PooledOperations.Of(comparison.Variants[1].Runs)[0].LatencySeconds.Quantile(0.99) * 1000, difference.Variant);
        Assert.InRange(difference.Difference, difference.Low95, difference.High95);
    }

    [Fact]
    public void A_variant_without_the_operation_has_no_pairs()
    {
        var other = Station.Of() with { Traffic = [] };

        var difference = DifferenceOf(Compare(2, Station.Of(), other), "station.serve mean");

        Assert.Equal(0, difference.Pairs);
        Assert.True(double.IsNaN(difference.Difference));
    }

    [Fact]
    public void Where_some_runs_have_no_value_the_others_prove_nothing()
    {
        var runs = Compare(4, Station.Of(minutes: 1), Station.Of(minutes: 1)).Variants[0].Runs;
        var recovery = new Measure("recovery", "s", run => run.Replication == 13 ? double.NaN : run.Replication >= 10 ? 30 : 100 + run.Replication, all => all[0].Replication >= 10 ? 30 : 100);

        var difference = PairedDifference.Of(recovery, runs, [.. runs.Select(run => run with { Replication = run.Replication + 10 })]);

        Assert.Equal((4, 3), (difference.Runs, difference.Pairs));
        Assert.True(difference.High95 < 0);
        Assert.False(difference.IsSignificant);
    }

    private static Scenario WithPool(Scenario scenario, int? most)
    {
        var pool = new NodePool("general", 1, scenario.Cluster.Nodes[0].Allocatable with { Pods = 10 }) { Max = most, HourlyPrice = 0.4 };
        return scenario with { NodePools = [pool], Cluster = scenario.Cluster with { Nodes = [.. pool.Nodes()] } };
    }

    private static PairedDifference DifferenceOf(Comparison comparison, string measure) =>
        comparison.Variants[1].Differences.First(d => d.Measure.Name == measure);

    private static Comparison Compare(int replications, params Scenario[] scenarios) => Comparison.Of(
        [.. scenarios.Select((s, i) => new Variant($"v{i}", s))], null, new ReplicationPlan { Count = replications },
        new RunFarm(new MemoryJournal(), 2, null, TestContext.Current.CancellationToken));
}
