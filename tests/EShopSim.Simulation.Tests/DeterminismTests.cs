namespace EShopSim.Simulation.Tests;

public sealed class DeterminismTests
{
    private static readonly NodeFailureEvent NodeDies = new(TimeSpan.FromMinutes(6), "node-2", TimeSpan.FromMinutes(8));

    [Fact]
    public void The_same_scenario_and_seed_give_the_same_digest()
    {
        var scenario = SmallShop.Of(events: NodeDies);

        Assert.Equal(ScenarioRunner.Run(scenario, new RunOptions()).Digest, ScenarioRunner.Run(scenario, new RunOptions()).Digest);
    }

    [Fact]
    public void Another_seed_and_another_replication_give_other_digests()
    {
        var scenario = SmallShop.Of();
        var digests = new[]
        {
            ScenarioRunner.Run(scenario, new RunOptions()).Digest,
            ScenarioRunner.Run(scenario, new RunOptions { Seed = 8 }).Digest,
            ScenarioRunner.Run(scenario, new RunOptions { Replication = 1 }).Digest,
        };

        Assert.Equal(digests.Length, digests.Distinct().Count());
    }

    [Fact]
    public void Another_target_of_an_HPA_leaves_the_arrivals_as_they_were()
    {
        var low = ScenarioRunner.Run(SmallShop.Of(frontTargetPercent: 30), new RunOptions());
        var high = ScenarioRunner.Run(SmallShop.Of(frontTargetPercent: 80), new RunOptions());

        Assert.NotEqual(low.WorkloadSummaries[0].ReplicaHours, high.WorkloadSummaries[0].ReplicaHours);
        Assert.Equal(low.Operations[0].OfferedPerSecond, high.Operations[0].OfferedPerSecond);
    }

    [Fact]
    public void Another_target_of_an_HPA_leaves_the_work_of_every_request_as_it_was()
    {
        var beforeScaleDown = TimeSpan.FromMinutes(9);
        var low = ScenarioRunner.Run(SmallShop.Of(frontTargetPercent: 30, minReplicas: 12) with { Duration = beforeScaleDown }, new RunOptions());
        var high = ScenarioRunner.Run(SmallShop.Of(frontTargetPercent: 80, minReplicas: 12) with { Duration = beforeScaleDown }, new RunOptions());

        // Nothing failed and nothing was tried again, so all CPU time that was used is the sum of the requests' own demands.
        Assert.NotEqual(low.Digest, high.Digest);
        Assert.Equal((low.Requests.Arrived, low.Requests.Calls, 0), (high.Requests.Arrived, high.Requests.Calls, high.Requests.Failed));
        for (var i = 0; i < 2; i++)
            Assert.Equal(low.WorkloadSummaries[i].CpuCoreHours, high.WorkloadSummaries[i].CpuCoreHours, 4e-6);   // what was in flight at the edges
    }
}
