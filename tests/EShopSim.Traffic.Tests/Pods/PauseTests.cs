using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Pods;

/// <summary>A pod that stands still as a whole; times in milliseconds.</summary>
public sealed class PauseTests
{
    private const double Exactly = 1e-9;

    [Theory]
    [InlineData(10, 0, 15)] // 4 of 10 ms are done; the other 6 come after the pause
    [InlineData(2, 6, 9)] // the wait ends at 8, within the pause, and the answer leaves after it
    [InlineData(2, 9, 11)] // the wait ends after the pause: nothing is lost
    [InlineData(3, 1, 9)] // the wait ends with the beginning of the pause: the answer was a moment late
    public void Nothing_happens_in_a_pod_from_4_to_9(double cpuMs, double waitMs, double endsMs)
    {
        var shop = NewShop(cpuMs, waitMs);
        var pod = shop.RunPod("catalog");
        var server = shop.Engine.Plane.Pods[pod.Index]!;
        shop.Send();
        if (cpuMs + waitMs == 4)
            PauseBefore(shop, 4);
        else
            shop.At(4, server.Pause);
        shop.At(9, server.Resume);
        if (shop.Engine.Totals.Completed == 0)
            shop.MillisecondsUntilFinished(1);
        Assert.Equal(endsMs, shop.Engine.Entries[0].Total.Maximum * 1000, Exactly);
        Assert.Equal(cpuMs / 1000, shop.Engine.CpuCoreSeconds(pod), Exactly);
    }

    [Fact]
    public void Answers_of_others_wait_for_the_pause_to_end_and_the_others_go_on()
    {
        var front = Module("front", Operation("front.page", steps: Step(Call("stock.item")))) with { Pauses = Rarely() };
        var shop = new Shop([front, Module("stock", Operation("stock.item", cpuMs: 5))], [Silent("front.page")]);
        var pod = shop.RunPod("front");
        shop.RunPod("stock");
        var server = shop.Engine.Plane.Pods[pod.Index]!;
        shop.Send();
        shop.At(1, server.Pause);
        shop.At(7, () => Assert.Equal(1, shop.Engine.Modules[1].Completed));
        shop.At(20, server.Resume);
        Assert.Equal(1, shop.Engine.Totals.Completed);
        Assert.Equal(0.020, shop.Engine.Entries[0].Total.Maximum, Exactly);
    }

    [Fact]
    public void A_quota_is_not_spent_in_a_pause()
    {
        var shop = NewShop(cpuMs: 60, waitMs: 0);
        var pod = shop.RunPod("catalog", cpuLimitMillicores: 500);
        var server = shop.Engine.Plane.Pods[pod.Index]!;
        shop.Send();
        shop.At(30, server.Pause);
        shop.At(80, server.Resume);

        // 30 ms before the pause, 20 after it up to the quota and the period's end, 10 in the next period.
        Assert.Equal(110, shop.MillisecondsUntilFinished(1), Exactly);
    }

    [Fact]
    public void A_pod_that_stops_in_a_pause_answers_nobody()
    {
        var shop = NewShop(cpuMs: 10, waitMs: 0);
        var pod = shop.RunPod("catalog");
        shop.Send();
        shop.At(4, shop.Engine.Plane.Pods[pod.Index]!.Pause);
        shop.At(5, () => shop.Engine.Stopped(pod, silently: false));
        Assert.Equal(1, shop.Engine.Entries[0].Failures(FailureCause.PodStopped));
        shop.RunUntil(10_000_000);
        Assert.Equal(0.004, shop.Engine.CpuCoreSeconds(pod), Exactly);
    }

    [Fact]
    public void Pauses_come_again_and_again_and_each_pod_has_its_own()
    {
        var module = Module("catalog", Operation("catalog.product", cpuMs: 1_000_000)) with { Pauses = new Pauses(new ConstantDistribution(0.9), new ConstantDistribution(0.1)) };
        var shop = new Shop([module], [Silent("catalog.product")]);
        var one = shop.RunPod("catalog");
        var other = shop.RunPod("catalog");
        for (var key = 0UL; key < 20; key++)
            shop.Send(key);
        var alone = 0;
        for (var ms = 10; ms <= 1000; ms += 10)
        {
            shop.RunUntil(ms);
            alone += shop.Engine.Plane.Pods[one.Index]!.IsPaused != shop.Engine.Plane.Pods[other.Index]!.IsPaused ? 1 : 0;
        }

        Assert.InRange(alone, 1, 20);
        var (first, second) = (shop.Engine.CpuCoreSeconds(one), shop.Engine.CpuCoreSeconds(other));
        shop.RunUntil(51_000);

        // 8 cores for both, of which each stands still for a tenth of each second; where one stands still the other has them all.
        Assert.InRange((shop.Engine.CpuCoreSeconds(one) - first) / 50, 8 * 0.42, 8 * 0.58);
        Assert.Equal(400, shop.Engine.CpuCoreSeconds(one) + shop.Engine.CpuCoreSeconds(other) - first - second, 1e-3);
    }

    private static void PauseBefore(Shop shop, double ms) => shop.Simulator.Schedule(SimTime.FromMilliseconds(ms), Phase.Environment, new Pauser(shop));

    private static Pauses Rarely() => new(new ConstantDistribution(100_000_000), new ConstantDistribution(1));

    private static Shop NewShop(double cpuMs, double waitMs) =>
        new([Module("catalog", Operation("catalog.product", cpuMs, waitMs)) with { Pauses = Rarely() }], [Silent("catalog.product")]);

    private sealed class Pauser(Shop shop) : IEventHandler
    {
        public void Handle(int kind, long argument) => shop.Engine.Plane.Pods[0]!.Pause();
    }
}
