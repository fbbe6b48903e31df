using EShopSim.Planning.Runs;
using EShopSim.Planning.Statistics;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Planning.Tests;

public sealed class RunMeasuresTests
{
    // Two cores serve 200 requests of 10 ms a second: 400 a second for two minutes leave a backlog behind.
    private static readonly Scenario Overload = Station.Of(limitSeconds: 0.2, minutes: 10) with
    {
        Traffic =
        [
            new TrafficSource("clients", [new MixEntry("station.serve", 1)], new RateCurve(
            [
                new RateSegment(TimeSpan.Zero, TimeSpan.FromMinutes(2), 100, 100),
                new RateSegment(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3), 300, 300),
                new RateSegment(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(10), 100, 100),
            ])),
        ],
        Events = [new ScaleEvent(TimeSpan.FromMinutes(2), Station.Of().Modules[0].Workload, 1)],
    };

    [Fact]
    public void Missed_seconds_are_those_of_the_overload_and_its_backlog()
    {
        var run = ScenarioRunner.Run(Overload, new RunOptions());
        var measures = RunMeasures.Of(run);

        // 100 requests/s too many for 60 s are 6,000, worked off at 100 a second: another 60 s.
        Assert.InRange(measures.Objectives[0].MissedSeconds, 110, 140);
        Assert.Equal(
            measures.Objectives[0].MissedSeconds,
            run.ObjectiveWindows[0].Where(w => w.Missed).Sum(w => w.EndSeconds - w.StartSeconds));
    }

    [Fact]
    public void Recovery_lasts_from_the_event_to_the_last_missed_window()
    {
        var recovery = RunMeasures.Of(ScenarioRunner.Run(Overload, new RunOptions())).Recoveries[0];

        Assert.True(recovery.Recovered);
        Assert.InRange(recovery.Seconds, 110, 150);
    }

    [Fact]
    public void What_goes_wrong_long_after_is_not_the_events_fault()
    {
        var again = Overload.Traffic[0].Rate.Segments.Take(2).Append(new RateSegment(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(18), 100, 100))
            .Append(new RateSegment(TimeSpan.FromMinutes(18), TimeSpan.FromMinutes(19), 300, 300));
        var traffic = new TrafficSource("clients", [new MixEntry("station.serve", 1)], new RateCurve([.. again]));
        var recovery = RunMeasures.Of(ScenarioRunner.Run(Overload with { Duration = TimeSpan.FromMinutes(19), Traffic = [traffic] }, new RunOptions())).Recoveries[0];

        Assert.InRange(recovery.Seconds, 110, 150);
        Assert.True(recovery.Recovered);
    }

    [Fact]
    public void What_is_not_over_at_the_end_has_not_recovered()
    {
        var recovery = RunMeasures.Of(ScenarioRunner.Run(Overload with { Duration = TimeSpan.FromMinutes(3) }, new RunOptions())).Recoveries[0];

        Assert.False(recovery.Recovered);
        Assert.Equal(60, recovery.Seconds);
    }

    [Fact]
    public void An_objective_about_a_part_of_the_run_is_pooled_over_that_part()
    {
        var calm = new Objective("station.serve", ObjectiveMeasure.P99, 0.2) { Within = new TimeFrame(TimeSpan.Zero, TimeSpan.FromMinutes(2)) };
        var rush = calm with { Within = new TimeFrame(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4)) };
        var scenario = Overload with { Duration = TimeSpan.FromMinutes(4), Objectives = [calm, rush] };
        RunMeasures[] runs = [.. Enumerable.Range(0, 2).Select(i => RunMeasures.Of(ScenarioRunner.Run(scenario, new RunOptions { Replication = i })))];

        var pooled = PooledOperations.Of(runs);
        Assert.Equal(runs.Sum(r => r.Operations[0].Frames[1].Summary.Completed), pooled[0].Frames[1].Summary.Completed);
        Assert.True(ObjectiveCheck.Of(calm, pooled).Met);
        Assert.False(ObjectiveCheck.Of(rush, pooled).Met);
        Assert.Equal("station.serve p99 from 2m to 4m", Measures.OfObjective(rush).Name);
        Assert.Equal(ObjectiveCheck.Of(rush, pooled).Measured * 1000, Measures.OfObjective(rush).OfAll(runs));
        Assert.Contains(Measures.Of(scenario, runs[0]), m => m.Name == "station.serve p99 from 2m to 4m missed");
    }
}
