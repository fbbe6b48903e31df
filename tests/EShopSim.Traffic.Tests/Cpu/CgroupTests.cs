using EShopSim.Cluster.Api;
using EShopSim.Traffic.Cpu;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Cpu;

/// <summary>A full node of two cores shared by the kubelet's cgroups, worked out by hand; usage over the first 50 ms.</summary>
public sealed class CgroupTests
{
    private const double Exactly = 1e-7;
    private const double CoreSeconds = 0.100;

    [Fact]
    public void A_burstable_pod_alone_at_work_counts_as_the_whole_slice()
    {
        // At the root: 2048 for the guaranteed pod, and 409 for the slice of 100m and 300m, though the second pod is idle.
        var shop = NewShop();
        var guaranteed = shop.RunPod("one", Guaranteed(2000));
        var burstable = shop.RunPod("two", Burstable(100));
        shop.RunPod("three", Burstable(300));
        Load(shop, 0, 1);
        shop.RunUntil(50);
        Assert.Equal(CoreSeconds * 2048 / (2048 + 409), shop.Engine.CpuCoreSeconds(guaranteed), Exactly);
        Assert.Equal(CoreSeconds * 409 / (2048 + 409), shop.Engine.CpuCoreSeconds(burstable), Exactly);
    }

    [Fact]
    public void Within_the_slice_the_pods_share_by_their_requests()
    {
        var shop = NewShop();
        shop.RunPod("one", Guaranteed(2000));
        var small = shop.RunPod("two", Burstable(100));
        var large = shop.RunPod("three", Burstable(300));
        Load(shop, 0, 1, 2);
        shop.RunUntil(50);
        var slice = CoreSeconds * 409 / (2048 + 409);
        Assert.Equal(slice * 102 / 409, shop.Engine.CpuCoreSeconds(small), Exactly);
        Assert.Equal(slice * 307 / 409, shop.Engine.CpuCoreSeconds(large), Exactly);
    }

    [Fact]
    public void All_best_effort_pods_together_count_two_shares()
    {
        var shop = NewShop();
        var guaranteed = shop.RunPod("one", Guaranteed(2000));
        var first = shop.RunPod("two", BestEffort());
        var second = shop.RunPod("three", BestEffort());
        Load(shop, 0, 1, 2);
        shop.RunUntil(50);

        // The slice of the burstable pods is empty and wants nothing.
        Assert.Equal(CoreSeconds * 2048 / 2050, shop.Engine.CpuCoreSeconds(guaranteed), Exactly);
        Assert.Equal(CoreSeconds / 2050, shop.Engine.CpuCoreSeconds(first), Exactly);
        Assert.Equal(CoreSeconds / 2050, shop.Engine.CpuCoreSeconds(second), Exactly);
    }

    [Fact]
    public void Pods_that_nobody_describes_count_in_their_slice_until_they_stop()
    {
        var shop = NewShop();
        var guaranteed = shop.RunPod("one", Guaranteed(2000));
        shop.RunPod("two", Burstable(100));
        var elsewhere = shop.RunPod("elsewhere", Burstable(900));
        Load(shop, 0, 1);
        shop.At(20, () => shop.Engine.Stopped(elsewhere, silently: false));
        Assert.Equal(0.040 * 2048 / (2048 + 1024), shop.Engine.CpuCoreSeconds(guaranteed), Exactly);

        // The shares change when the cores are next shared out.
        shop.At(20, () => shop.SendTo(2));
        shop.RunPod("three", Burstable(1));
        shop.At(20, () => shop.SendTo(2));
        shop.RunUntil(50);
        Assert.Equal((0.040 * 2048 / (2048 + 1024)) + (0.060 * 2048 / (2048 + 103)), shop.Engine.CpuCoreSeconds(guaranteed), Exactly);
    }

    [Theory]
    [InlineData(2, new double[] { 1, 1, 1 }, new double[] { 1, 1, 2 }, new double[] { 0.5, 0.5, 1 })]
    [InlineData(2, new[] { 0.1, 2, 2 }, new double[] { 1, 1, 1 }, new[] { 0.1, 0.95, 0.95 })]
    [InlineData(3, new[] { 0, 1, 2.5, 2.5 }, new double[] { 9, 1, 1, 3 }, new[] { 0, 0.6, 0.6, 1.8 })]
    [InlineData(4, new[] { 1.2, 4, 0.3 }, new double[] { 3, 1, 2 }, new[] { 1.2, 2.5, 0.3 })]
    public void What_one_does_not_use_goes_to_the_others_by_weight(double cores, double[] demands, double[] weights, double[] expected)
    {
        var shares = new double[demands.Length];
        FairDivision.Divide(cores, demands, weights, shares);
        for (var i = 0; i < shares.Length; i++)
            Assert.Equal(expected[i], shares[i], 1e-12);
    }

    private static Shop NewShop() => new(
        [Module("one", Operation("one.work", cpuMs: 1000)), Module("two", Operation("two.work", cpuMs: 1000)), Module("three", Operation("three.work", cpuMs: 1000))],
        [Silent("one.work"), Silent("two.work") with { Name = "second" }, Silent("three.work") with { Name = "third" }],
        nodeCores: 2);

    private static void Load(Shop shop, params int[] sources)
    {
        foreach (var source in sources)
        {
            for (var i = 0; i < 3; i++)
                shop.SendTo(source);
        }
    }

    private static PodTemplate Guaranteed(long millicores) => Of(new ResourceList(millicores, 1000), new ResourceList(millicores, 1000));

    private static PodTemplate Burstable(long millicores) => Of(new ResourceList(millicores, 1000), default!);

    private static PodTemplate BestEffort() => Of(default!, default!);

    private static PodTemplate Of(ResourceList requests, ResourceList limits)
    {
        var container = new ContainerSpec("app", "app:1");
        if (requests is not null)
            container = container with { Requests = requests };
        if (limits is not null)
            container = container with { Limits = limits };
        return new PodTemplate { Containers = [container] };
    }
}
