using EShopSim.Engine;
using EShopSim.Traffic.Arrivals;
using EShopSim.Traffic.Description;

namespace EShopSim.Traffic.Tests.Arrivals;

public sealed class ArrivalTests
{
    [Fact]
    public void Counts_on_ramps_and_steps_follow_the_integral_of_the_rate()
    {
        var curve = new RateCurve([Segment(0, 60, 0, 100), Segment(60, 90, 100, 100), Segment(90, 100, 20, 20), Segment(100, 130, 0, 0), Segment(130, 190, 300, 5)]);
        var expected = new double[19];
        for (var ms = 0; ms < 190_000; ms++)
            expected[ms / 10_000] += RateAt(curve, (ms + 0.5) / 1000) / 1000;
        var counts = new long[19];
        const int Replications = 20;
        for (ulong seed = 0; seed < Replications; seed++)
        {
            foreach (var at in Draw(curve, seed))
                counts[(int)(at.TotalSeconds / 10)]++;
        }

        var chiSquare = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            var mean = expected[i] * Replications;
            if (mean == 0)
                Assert.Equal(0, counts[i]);
            else
                chiSquare += (counts[i] - mean) * (counts[i] - mean) / mean;
        }

        // The 99.9 % point for sixteen degrees of freedom: nineteen bins of which three are empty, the total left free.
        Assert.InRange(chiSquare, 0, 39.25);
    }

    [Fact]
    public void Gaps_at_a_constant_rate_are_exponential()
    {
        var gaps = new Tally();
        var last = SimTime.Zero;
        foreach (var at in Draw(RateCurve.Constant(1000, TimeSpan.FromSeconds(100)), seed: 3))
        {
            gaps.Add((at - last).TotalSeconds);
            last = at;
        }

        // Mean and standard deviation of an exponential are equal; four standard errors.
        Assert.Equal(0.001, gaps.Mean, 4 * 0.001 / Math.Sqrt(gaps.Count));
        Assert.Equal(0.001, gaps.StandardDeviation, 4 * 0.001 * Math.Sqrt(2.0 / gaps.Count) * Math.Sqrt(4));
    }

    [Fact]
    public void The_inverse_of_the_cumulative_rate_is_exact()
    {
        // On a ramp from 0 to 10 per second over 10 s the cumulative rate is t²/2.
        var inversion = new RateInversion(new RateCurve([Segment(0, 10, 0, 10), Segment(10, 20, 4, 4)]));
        Assert.True(inversion.TryAdvance(2, out var at));
        Assert.Equal(2, at.TotalSeconds, 1e-7);
        Assert.True(inversion.TryAdvance(30, out at));
        Assert.Equal(8, at.TotalSeconds, 1e-7);
        Assert.True(inversion.TryAdvance(18 + 2, out at));
        Assert.Equal(10.5, at.TotalSeconds, 1e-7);
        Assert.False(inversion.TryAdvance(39, out _));
        Assert.False(inversion.TryAdvance(0.1, out _));
    }

    [Fact]
    public void The_mix_is_drawn_by_weight()
    {
        Kit.Shop shop = new(
            [Kit.Shop.Module("catalog", Kit.Shop.Operation("catalog.a"), Kit.Shop.Operation("catalog.b"), Kit.Shop.Operation("catalog.c"))],
            [new TrafficSource("clients", [new MixEntry("catalog.a", 70), new MixEntry("catalog.b", 20), new MixEntry("catalog.c", 10)], RateCurve.Constant(1000, TimeSpan.FromSeconds(30)))]);
        shop.RunPod("catalog");
        shop.Engine.Start();
        shop.RunUntil(31_000);
        double total = shop.Engine.Totals.Arrived;
        var chiSquare = 0.0;
        double[] shares = [0.7, 0.2, 0.1];
        for (var i = 0; i < 3; i++)
            chiSquare += Math.Pow(shop.Engine.Entries[i].Offered - (total * shares[i]), 2) / (total * shares[i]);

        // The 99.9 % point for two degrees of freedom.
        Assert.InRange(chiSquare, 0, 13.82);
    }

    private static RateSegment Segment(double start, double end, double from, double to) =>
        new(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end), from, to);

    private static double RateAt(RateCurve curve, double seconds)
    {
        var segment = curve.Segments.First(s => s.End.TotalSeconds > seconds);
        var share = (seconds - segment.Start.TotalSeconds) / (segment.End - segment.Start).TotalSeconds;
        return segment.StartPerSecond + (share * (segment.EndPerSecond - segment.StartPerSecond));
    }

    private static IEnumerable<SimTime> Draw(RateCurve curve, ulong seed)
    {
        var random = new RandomStream(seed);
        var inversion = new RateInversion(curve);
        while (inversion.TryAdvance(random.NextExponential(), out var at))
            yield return at;
    }
}
