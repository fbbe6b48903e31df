using EShopSim.Cluster.Api;
using EShopSim.Planning.Runs;
using EShopSim.Planning.Tuning;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Planning.Tests.Tuning;

public sealed class TuningTests
{
    [Fact]
    public void The_cheapest_setting_that_meets_the_objective_is_found()
    {
        var tuning = Tune(Shop(), new MemoryJournal());

        Assert.NotNull(tuning.Recommended);
        Assert.True(tuning.Recommended.Score.IsFeasible);
        Assert.False(tuning.Today.Score.IsFeasible);

        // The whole grid, request by request: nothing that meets the objective is more than 3 % cheaper.
        var problem = tuning.Problem;
        var farm = new RunFarm(new MemoryJournal(), 2, null, TestContext.Current.CancellationToken);
        var best = Enumerable.Range(0, (int)problem.Space.Size)
            .Select(i => farm.Run([.. Enumerable.Range(0, 3).Select(r => new RunOrder(problem.Space.Apply(problem.Scenarios[0], problem.Space.At(i)), problem.Seed, r))]))
            .Select(runs => SettingScore.Of(problem.Scenarios, [runs], problem.Prices))
            .Where(score => score.IsFeasible)
            .Min(score => score.Cost);
        Assert.True(tuning.Runs <= 20, $"{tuning.Runs} runs");
        Assert.True(tuning.Recommended.Score.Cost <= best * 1.03, $"{tuning.Recommended.Score.Cost} against {best}");
    }

    [Fact]
    public void An_interrupted_search_pays_for_nothing_twice_and_ends_the_same()
    {
        var journal = new MemoryJournal();
        using var power = new CancellationTokenSource();
        var seen = 0.0;
        Assert.ThrowsAny<OperationCanceledException>(() => TuningResult.Of(ProblemOf(Shop()), new RunFarm(journal, 2, progress =>
        {
            seen = progress.Done;
            if (progress.Done > 20)
                power.Cancel();
        }, power.Token)));

        FarmProgress last = default;
        var resumed = TuningResult.Of(ProblemOf(Shop()), new RunFarm(journal, 1, progress => last = progress, TestContext.Current.CancellationToken));
        var whole = Tune(Shop(), new MemoryJournal());

        Assert.True(last.Reused >= 15, $"{last.Reused} of {seen} reused");
        Assert.Equal(whole.Finalists.Select(f => (f.Screened.Setting, f.State, f.Score.Cost, f.Score.Ratio)), resumed.Finalists.Select(f => (f.Screened.Setting, f.State, f.Score.Cost, f.Score.Ratio)));
        Assert.Equal(whole.Recommended!.Screened.Setting, resumed.Recommended!.Screened.Setting);
    }

    [Fact]
    public void Where_no_setting_is_enough_none_is_recommended_and_little_is_spent()
    {
        var tuning = Tune(Shop() with { Objectives = [new Objective("station.serve", ObjectiveMeasure.P99, 0.001)] }, new MemoryJournal());

        Assert.Null(tuning.Recommended);
        Assert.InRange(tuning.Runs, 3, 12);
        Assert.All(tuning.Finalists, f => Assert.NotEqual(FinalistState.Meets, f.State));
    }

    [Fact]
    public void A_search_whose_time_is_up_ends_with_what_it_knows_and_says_so()
    {
        var farm = new RunFarm(new MemoryJournal(), 2, null, TestContext.Current.CancellationToken);
        var tuning = TuningResult.Of(ProblemOf(Shop()) with { IsTimeUp = () => true }, farm);

        Assert.True(tuning.IsCutShort);
        Assert.Equal(3, tuning.Runs);
        Assert.Null(tuning.Recommended);
        Assert.False(TuningResult.Of(ProblemOf(Shop()), farm).IsCutShort);
    }

    [Fact]
    public void A_budget_of_runs_is_kept()
    {
        var tuning = TuningResult.Of(ProblemOf(Shop()) with { Budget = 5 }, new RunFarm(new MemoryJournal(), 2, null, TestContext.Current.CancellationToken));

        Assert.True(tuning.IsCutShort);
        Assert.InRange(tuning.Runs, 5, 6);
    }

    // A request every two seconds, none of which fails: three runs have some 900 of them, and 1 in 1,000 may well fail all the same.
    [Theory]
    [InlineData(0.02, true)]
    [InlineData(0.0001, false)]
    public void An_error_rate_is_not_proven_by_fewer_requests_than_it_takes(double limit, bool isProven)
    {
        var shop = Shop();
        var calm = shop with { Traffic = [shop.Traffic[0] with { Rate = RateCurve.Constant(0.5, shop.Duration) }], Objectives = [new Objective(null, ObjectiveMeasure.ErrorRate, limit)] };

        var tuning = Tune(calm, new MemoryJournal());

        Assert.Equal(0, tuning.Nearest.Score.Ratio);
        Assert.Equal(isProven ? FinalistState.Meets : FinalistState.Open, tuning.Nearest.State);
        Assert.Equal(isProven, tuning.Recommended is not null);
    }

    [Fact]
    public void Settings_that_do_the_same_are_run_once()
    {
        // The load never asks for as many as fifteen: two maximums that nobody reaches are one setting.
        var shop = Shop();
        var problem = new TuningProblem([shop], new SearchSpace(
        [
            new KnobRange("default", "station", HpaKnob.Target, [40, 60, 80]),
            new KnobRange("default", "station", HpaKnob.Max, [15, 20]),
        ]), shop.Seed);
        var tuning = TuningResult.Of(problem, new RunFarm(new MemoryJournal(), 2, null, TestContext.Current.CancellationToken));

        Assert.All(tuning.Finalists.Skip(1).GroupBy(f => f.Screened.Setting!.Levels[0]), sameTarget => Assert.Single(sameTarget));
    }

    [Fact]
    public void A_space_reads_turns_and_names_every_field()
    {
        var hpa = Shop().Cluster.Autoscalers[0];
        foreach (var knob in Enum.GetValues<HpaKnob>())
        {
            var turned = HpaKnobs.Turn(hpa, knob, 7);
            Assert.Equal(7, HpaKnobs.Read(turned, knob));
            Assert.Contains("7", HpaKnobs.Words(turned, knob, 7), StringComparison.Ordinal);
        }

        Assert.Equal(12, HpaKnobs.Turn(hpa, HpaKnob.Min, 12).MaxReplicas);
    }

    private static TuningResult Tune(Scenario scenario, IRunJournal journal) =>
        TuningResult.Of(ProblemOf(scenario), new RunFarm(journal, 2, null, TestContext.Current.CancellationToken));

    private static TuningProblem ProblemOf(Scenario scenario) => new([scenario], new SearchSpace(
    [
        new KnobRange("default", "station", HpaKnob.Target, [40, 60, 80]),
        new KnobRange("default", "station", HpaKnob.Min, [1, 2, 3, 4, 5]),
    ]), scenario.Seed);

    // Traffic that jumps from 50 to 250 requests a second of 10 ms: two and a half cores, in pods of one core each.
    private static Scenario Shop()
    {
        var station = Station.Of(limitSeconds: 0.3, minutes: 12);
        var deployment = station.Cluster.Deployments[0];
        var container = deployment.Template.Containers[0] with { Requests = new ResourceList(500, null), Limits = new ResourceList(1000, null) };
        return station with
        {
            Warmup = TimeSpan.FromMinutes(2),
            Cluster = station.Cluster with
            {
                Nodes = [new Node("node-1", new ResourceList(16000, 64L << 30) { Pods = 110 })],
                Deployments = [deployment with { Template = deployment.Template with { Containers = [container] } }],
                Autoscalers = [new HorizontalPodAutoscaler(new ObjectMeta("default", "station"), station.Modules[0].Workload, 10) { Metrics = [new MetricSpec(MetricSourceType.Resource, "cpu", MetricTargetType.Utilization, 80)] }],
            },
            Traffic =
            [
                new TrafficSource("clients", [new MixEntry("station.serve", 1)], new RateCurve(
                [
                    new RateSegment(TimeSpan.Zero, TimeSpan.FromMinutes(5), 50, 50),
                    new RateSegment(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(9), 250, 250),
                    new RateSegment(TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(12), 50, 50),
                ])) { Timeout = TimeSpan.FromSeconds(2) },
            ],
            Objectives = [new Objective("station.serve", ObjectiveMeasure.P95, 0.3), new Objective(null, ObjectiveMeasure.ErrorRate, 0.02)],
        };
    }
}
