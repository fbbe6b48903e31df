using EShopSim.Simulation.Results;

namespace EShopSim.Simulation.Tests;

public sealed class RunTests
{
    private static readonly RunResult Plain = ScenarioRunner.Run(SmallShop.Of(), new RunOptions());

    [Fact]
    public void Requests_are_conserved()
    {
        var requests = Plain.Requests;

        Assert.True(requests.Arrived > 100_000);
        Assert.Equal(requests.Arrived, requests.Completed + requests.Failed + requests.InFlight);
    }

    [Fact]
    public void The_autoscaler_follows_the_load_up_and_down()
    {
        var front = Plain.WorkloadSummaries.Single(w => w.Workload == SmallShop.Front);

        Assert.InRange(front.MaxReadyReplicas, 8, 12);      // 300/s × 4 ms ÷ (250m × 50 %) = 9.6
        Assert.Equal(2, front.MinReadyReplicas);
        Assert.Equal(2, (int)Plain.Workloads[0].DesiredReplicas[^1]);
    }

    [Fact]
    public void Every_series_has_a_value_for_every_sample()
    {
        var samples = Plain.SampleTimesSeconds.Count;

        Assert.Equal(240, samples);
        Assert.All(Plain.Workloads, w => Assert.Equal(samples, w.ReadyReplicas.Count));
        Assert.All(Plain.Operations, o => Assert.Equal(samples, o.LatencyP99Ms.Count));
        Assert.All(Plain.Nodes, n => Assert.Equal(samples, n.CpuUsageMillicores.Count));
    }

    [Fact]
    public void The_nodes_use_what_their_pods_use()
    {
        for (var i = 0; i < Plain.SampleTimesSeconds.Count; i++)
        {
            var workloads = Plain.Workloads.Sum(w => w.CpuUsageMillicores[i]);
            var nodes = Plain.Nodes.Sum(n => n.CpuUsageMillicores[i]);
            Assert.InRange(nodes, workloads * 0.9999 - 0.01, workloads * 1.0001 + 0.01);
        }
    }

    [Fact]
    public void Objectives_are_held_against_the_whole_run()
    {
        Assert.True(Plain.Objectives[0].Met);
        Assert.True(Plain.OperationSummaries[0].Failed > 0);
        Assert.False(Plain.Objectives[1].Met);
        Assert.Equal((double)Plain.OperationSummaries[0].Failed / (Plain.OperationSummaries[0].Failed + Plain.OperationSummaries[0].Completed), Plain.Objectives[1].Measured);
    }

    [Fact]
    public void An_objective_about_a_part_of_the_run_sees_nothing_else()
    {
        var rush = new TimeFrame(TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(6));
        var rest = new TimeFrame(rush.To, TimeSpan.FromMinutes(20));
        Objective[] objectives =
        [
            new Objective(null, ObjectiveMeasure.ErrorRate, 1),
            new Objective(null, ObjectiveMeasure.ErrorRate, 1) { Within = new TimeFrame(TimeSpan.FromMinutes(1), rush.From) },
            new Objective(null, ObjectiveMeasure.ErrorRate, 1) { Within = rush },
            new Objective(null, ObjectiveMeasure.ErrorRate, 1) { Within = rest },
            new Objective("front.page", ObjectiveMeasure.P99, 0) { Within = rush },
        ];
        var run = ScenarioRunner.Run(SmallShop.Of() with { Objectives = objectives }, new RunOptions());

        Assert.Equal(Plain.Digest, run.Digest);
        var whole = run.OperationSummaries[0];
        var parts = whole.Frames.Select(f => f.Summary).ToList();
        Assert.Equal(objectives[1..4].Select(o => o.Within), whole.Frames.Select(f => f.Frame));
        Assert.Equal(
            (whole.Offered, whole.Completed, whole.Failed, whole.LatencySeconds.Count),
            (parts.Sum(p => p.Offered), parts.Sum(p => p.Completed), parts.Sum(p => p.Failed), parts.Sum(p => p.LatencySeconds.Count)));
        Assert.Equal((double)parts[1].Failed / (parts[1].Failed + parts[1].Completed), run.Objectives[2].Measured);
        Assert.True(run.Objectives[4].Measured > whole.LatencySeconds.Quantile(0.99));
        Assert.Equal(parts[1].LatencySeconds.Quantile(0.99), run.Objectives[4].Measured);
        Assert.Equal((240.0, 360.0), (run.ObjectiveWindows[4][0].StartSeconds, run.ObjectiveWindows[4][^1].EndSeconds));
    }

    [Fact]
    public void A_warmup_that_ends_between_two_samples_leaves_out_no_more_and_no_less()
    {
        var shop = SmallShop.Of() with { Duration = TimeSpan.FromSeconds(100), Warmup = TimeSpan.FromSeconds(10) };
        var onGrid = ScenarioRunner.Run(shop with { RecordEvery = TimeSpan.FromSeconds(5) }, new RunOptions());
        var offGrid = ScenarioRunner.Run(shop with { RecordEvery = TimeSpan.FromSeconds(7) }, new RunOptions());

        Assert.Equal(onGrid.OperationSummaries[0].Offered, offGrid.OperationSummaries[0].Offered);
        Assert.Equal(onGrid.WorkloadSummaries[0].Requests, offGrid.WorkloadSummaries[0].Requests);
        Assert.Equal(2 * 90 / 3600.0, offGrid.WorkloadSummaries[0].ReplicaHours, 9);
        Assert.Equal(onGrid.WorkloadSummaries[0].CpuUtilizationPercent, offGrid.WorkloadSummaries[0].CpuUtilizationPercent, 6);
    }

    [Fact]
    public void Nodes_cost_what_their_hours_cost()
    {
        Assert.Equal(4.0 / 3, Plain.Cost.NodeHours, 9);
        Assert.Equal(0.8 / 3, Plain.Cost.Total, 9);
    }

    [Fact]
    public void A_stopped_run_ends_with_cancellation()
    {
        using var stop = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => ScenarioRunner.Run(SmallShop.Of(), new RunOptions
        {
            Stop = stop.Token,
            Progress = p =>
            {
                if (p.Simulated > TimeSpan.FromMinutes(2))
                    stop.Cancel();
            },
        }));
    }

    [Fact]
    public void What_is_summed_up_does_not_depend_on_the_step_of_the_samples()
    {
        var fine = ScenarioRunner.Run(SmallShop.Of() with { RecordEvery = TimeSpan.FromSeconds(1) }, new RunOptions());
        var coarse = ScenarioRunner.Run(SmallShop.Of() with { RecordEvery = TimeSpan.FromMinutes(5) }, new RunOptions());

        foreach (var (one, other) in fine.WorkloadSummaries.Zip(coarse.WorkloadSummaries))
        {
            Assert.Equal((one.Scalings, one.MinReadyReplicas, one.MaxReadyReplicas), (other.Scalings, other.MinReadyReplicas, other.MaxReadyReplicas));
            Assert.Equal(one.ReplicaHours, other.ReplicaHours, 9);
            Assert.Equal(one.MeanReadyReplicas, other.MeanReadyReplicas, 9);
            Assert.Equal(one.CpuUtilizationPercent, other.CpuUtilizationPercent, 9);
            Assert.True(one.Scalings > 4);
        }
    }

    [Fact]
    public void Replicas_that_change_within_a_sample_are_counted()
    {
        ScaleEvent To(int replicas, double seconds) => new(TimeSpan.FromSeconds(seconds), SmallShop.Back, replicas);

        var run = ScenarioRunner.Run(SmallShop.Of(events: [To(5, 70), To(3, 70), To(5, 80.1), To(3, 80.5)]) with { Duration = TimeSpan.FromSeconds(84) }, new RunOptions());

        Assert.Equal(4, run.WorkloadSummaries[1].Scalings);
    }
}
