using EShopSim.Cluster.Api;
using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Tests.Pods;

public sealed class PodContainersTests
{
    [Fact]
    public void The_limits_of_containers_and_sidecars_add_up()
    {
        var template = new PodTemplate
        {
            Containers = [Container(500), Container(250)],
            InitContainers = [Container(100) with { IsSidecar = true }, Container(2000)],
        };
        Assert.Equal(0.85, PodContainers.CpuLimitCores(template), 1e-12);
    }

    [Fact]
    public void One_container_without_a_limit_lifts_the_limit_of_the_pod()
    {
        var template = new PodTemplate { Containers = [Container(500), Container(null)] };
        Assert.Equal(double.PositiveInfinity, PodContainers.CpuLimitCores(template));
    }

    private static ContainerSpec Container(long? limit) => new("app", "app:1") { Limits = new ResourceList(limit, null) };
}
