using EShopSim.Engine;
using EShopSim.Traffic.Arrivals;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Arrivals;

/// <summary>Arrivals as load generators make them, in bursts and in groups.</summary>
public sealed class GeneratorTests
{
    [Theory]
    [InlineData(50.0, 10, 500)]
    [InlineData(50.0 / 60, 600, 500)]
    [InlineData(1.0 / 3, 30, 10)]
    [InlineData(0.7, 10, 7)]
    [InlineData(2.5, 1, 3)]
    public void A_constant_rate_starts_at_once_and_as_often_as_its_period_fits(double perSecond, int seconds, int count)
    {
        var starts = Starts(RateCurve.Constant(perSecond, TimeSpan.FromSeconds(seconds)), ArrivalLaw.UniformFromStart, untilSeconds: 2 * seconds);
        Assert.Equal(count, starts.Count);
        for (var i = 0; i < count; i++)
            Assert.Equal(i / perSecond, starts[i], 1e-6);
    }

    [Fact]
    public void A_ramp_starts_one_whenever_the_area_under_it_has_grown_by_one()
    {
        // k6's own example of a ramp: 2 per second for 5 s, then up to 3 within 5 s; 10 + 12.5 iterations.
        var starts = Starts(
            new RateCurve([new RateSegment(TimeSpan.Zero, TimeSpan.FromSeconds(5), 2, 2), new RateSegment(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), 2, 3)]),
            ArrivalLaw.Uniform,
            untilSeconds: 20);
        Assert.Equal(22, starts.Count);
        Assert.Equal(0.5, starts[0], 1e-6);
        Assert.Equal(5, starts[9], 1e-6);

        // 2x + x²/10 = 2.
        Assert.Equal(5 + ((-2 + Math.Sqrt(4.8)) * 5), starts[11], 1e-6);
    }

    [Fact]
    public void A_ramp_that_ends_on_a_whole_area_starts_its_last_at_the_end()
    {
        var starts = Starts(new RateCurve([new RateSegment(TimeSpan.Zero, TimeSpan.FromSeconds(60), 0, 20)]), ArrivalLaw.Uniform, untilSeconds: 100);
        Assert.Equal(600, starts.Count);
        Assert.Equal(60, starts[^1], 1e-6);
    }

    [Fact]
    public void Bursts_keep_the_mean_rate_and_bunch_the_arrivals()
    {
        BurstState[] states = [new(1, TimeSpan.FromSeconds(6)), new(9, TimeSpan.FromSeconds(2))];
        var curve = RateCurve.Constant(40, TimeSpan.FromSeconds(40_000));
        var counts = new Tally();
        var window = 0L;
        var inWindow = 0;
        foreach (var at in Starts(curve, ArrivalLaw.Poisson, 40_000, source => source with { Bursts = states }))
        {
            for (; window < (long)(at / 60); window++)
            {
                counts.Add(inWindow);
                inWindow = 0;
            }

            inWindow++;
        }

        // Rates of 40/3 and 120: the variance of the count over a long time T is mean·T + 2·(difference of rates)²·p·q·τ·T with
        // τ = 1/(1/6 + 1/2) (Fischer and Meier-Hellstern, The Markov-modulated Poisson process cookbook, 1993).
        var tau = 1 / ((1.0 / 6) + (1.0 / 2));
        var jump = Math.Pow(120 - (40.0 / 3), 2) * 0.75 * 0.25;
        var variance = (40 * 60) + (2 * jump * tau * (60 - (tau * (1 - Math.Exp(-60 / tau)))));
        Assert.Equal(2400, counts.Mean, 4 * Math.Sqrt(variance / counts.Count));
        Assert.Equal(1, counts.Variance / variance, 0.2);
    }

    [Fact]
    public void Groups_keep_the_mean_rate_and_come_at_one_instant()
    {
        var starts = Starts(RateCurve.Constant(40, TimeSpan.FromSeconds(5000)), ArrivalLaw.Poisson, 5000, source => source with { Groups = new GroupSize.Geometric(4) });
        var groups = starts.GroupBy(at => at).Select(group => group.Count()).ToList();
        Assert.Equal(200_000, starts.Count, 4 * Math.Sqrt(200_000 * (2 * 4.0 - 1)));
        Assert.Equal(0.25, groups.Count(size => size == 1) / (double)groups.Count, 0.01);
        Assert.Equal(0.25 * 0.75, groups.Count(size => size == 2) / (double)groups.Count, 0.01);
    }

    [Fact]
    public void A_source_that_is_ended_sends_nothing_more()
    {
        var shop = new Shop([Module("catalog", Operation("catalog.a", waitMs: 1))], [Poisson("catalog.a", 100, 100)]);
        shop.RunPod("catalog");
        shop.Engine.Start();
        shop.At(10_000, () => shop.Engine.EndTraffic("clients"));
        var arrived = shop.Engine.Totals.Arrived;
        shop.RunUntil(100_000);
        Assert.Equal(arrived, shop.Engine.Totals.Arrived);
        Assert.Throws<ArgumentException>(() => shop.Engine.EndTraffic("nobody"));
    }

    private static List<double> Starts(RateCurve curve, ArrivalLaw law, double untilSeconds, Func<TrafficSource, TrafficSource>? change = null)
    {
        var source = new TrafficSource("clients", [new MixEntry("catalog.a", 1)], curve) { Arrivals = law };
        var shop = new Shop([Module("catalog", Operation("catalog.a"))], [change?.Invoke(source) ?? source], seed: 11);
        shop.RunPod("catalog");
        var starts = new List<double>();
        shop.Engine.Plane.Desk.Arrived = (_, _) => starts.Add(shop.Simulator.Now.TotalSeconds);
        shop.Engine.Start();
        shop.RunUntil(untilSeconds * 1000);
        return starts;
    }
}
