using EShopSim.Cluster;

namespace EShopSim.Simulation.Tests;

public sealed class InitialReplicasTests
{
    [Theory]
    [InlineData(null, 3, 8, 3)]
    [InlineData(2, 3, 8, 3)]
    [InlineData(5, 3, 8, 5)]
    [InlineData(20, 3, 8, 8)]
    public void A_running_shop_starts_within_the_bounds_of_its_HPA(int? replicas, int min, int max, int atStart) =>
        Assert.Equal(atStart, ReplicasAtStart(replicas, min, max, InitialState.Running));

    [Fact]
    public void Zero_replicas_switch_the_HPA_off_and_stay() =>
        Assert.Equal(0, ReplicasAtStart(0, 3, 8, InitialState.Running));

    [Fact]
    public void A_shop_that_is_created_starts_as_its_manifests_say() =>
        Assert.Equal(2, ReplicasAtStart(2, 3, 8, InitialState.Empty));

    private static int ReplicasAtStart(int? replicas, int min, int max, InitialState state)
    {
        var shop = SmallShop.Of();
        var scenario = shop with
        {
            Duration = TimeSpan.FromSeconds(5),
            Warmup = TimeSpan.Zero,
            InitialState = state,
            Cluster = shop.Cluster with
            {
                Deployments = [shop.Cluster.Deployments[0] with { Replicas = replicas }, shop.Cluster.Deployments[1]],
                Autoscalers = [shop.Cluster.Autoscalers[0] with { MinReplicas = min, MaxReplicas = max }],
            },
        };
        return (int)ScenarioRunner.Run(scenario, new RunOptions()).Workloads[0].DesiredReplicas[0];
    }
}
