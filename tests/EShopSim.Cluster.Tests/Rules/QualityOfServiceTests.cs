using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Cluster.Tests.Rules;

public sealed class QualityOfServiceTests
{
    private static readonly ResourceList Both = new(100, 1 << 20);

    [Fact]
    public void A_pod_is_guaranteed_only_if_every_container_has_requests_as_high_as_its_limits()
    {
        Assert.Equal(QosClass.Guaranteed, Of(Container(Both, Both)));
        Assert.Equal(QosClass.Guaranteed, Of(Container(ResourceList.None, Both)));
        Assert.Equal(QosClass.Burstable, Of(Container(Both with { CpuMillicores = 50 }, Both)));
        Assert.Equal(QosClass.Burstable, Of(Container(Both, Both), Container(ResourceList.None, ResourceList.None)));
        Assert.Equal(QosClass.Burstable, Of(Container(Both, ResourceList.None)));
        Assert.Equal(QosClass.BestEffort, Of(Container(ResourceList.None, ResourceList.None)));
    }

    private static QosClass Of(params ContainerSpec[] containers) => QualityOfService.Of(new PodTemplate { Containers = containers });

    private static ContainerSpec Container(ResourceList requests, ResourceList limits) =>
        new("c", "image") { Requests = requests, Limits = limits };
}
