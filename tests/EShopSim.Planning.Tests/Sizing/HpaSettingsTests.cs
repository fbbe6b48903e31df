using EShopSim.Cluster.Api;
using EShopSim.Planning.Sizing;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Planning.Tests.Sizing;

public sealed class HpaSettingsTests
{
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);

    // 10 replicas at the peak; a tenth of the load needs one.
    [Fact]
    public void A_slow_rise_needs_only_what_the_quietest_time_needs() =>
        Assert.Equal(1, Of(new RateSegment(TimeSpan.Zero, 1000 * _minute, 10, 100)).Autoscaler.MinReplicas);

    [Fact]
    public void A_jump_must_be_stood_for_by_the_minimum() =>
        Assert.Equal(8, Of(new RateSegment(TimeSpan.Zero, 5 * _minute, 10, 10), new RateSegment(5 * _minute, 6 * _minute, 80, 80), new RateSegment(6 * _minute, 10 * _minute, 80, 100)).Autoscaler.MinReplicas);

    // 5 cores over pods that request half a core: at 70 % the HPA asks for 14.3, so 15, of which 10 are enough.
    [Fact]
    public void An_HPA_that_asks_for_more_than_is_needed_is_held_back_by_its_maximum()
    {
        var settings = Of(new RateSegment(TimeSpan.Zero, 10 * _minute, 10, 100));

        Assert.Equal(10, settings.Autoscaler.MaxReplicas);
        Assert.Equal(15, settings.Asks);
        Assert.Null(settings.TargetWas);
    }

    // At 120 % of requests it would settle on 9 of 10, or 8 within its tolerance: the target falls until even so it asks for ten.
    [Fact]
    public void A_target_that_would_never_ask_for_enough_is_lowered()
    {
        var settings = Of(target: 120, new RateSegment(TimeSpan.Zero, 10 * _minute, 10, 100));

        Assert.Equal(120, settings.TargetWas);
        Assert.Equal(90, settings.Autoscaler.Metrics[0].Target);
        Assert.True(5 / (0.90 * 1.1 * 0.5) > 10);
    }

    private static HpaSettings Of(params RateSegment[] segments) => Of(70, segments);

    private static HpaSettings Of(long target, params RateSegment[] segments)
    {
        var scenario = TwoTier.Of(TwoTier.Constant(0) with { Rate = new RateCurve(segments) }) with { Duration = segments[^1].End };
        var module = PlannedModule.AllIn(scenario)[0];
        module = module with { Autoscaler = module.Autoscaler! with { Metrics = [new MetricSpec(MetricSourceType.Resource, "cpu", MetricTargetType.Utilization, target)] } };
        return HpaSettings.Of(scenario, module, new ModuleLoad(500, 5, 0.01), 10, share => (int)Math.Ceiling(share * 10), least: 1);
    }
}
