using EShopSim.Cluster.Metrics;

namespace EShopSim.Cluster.Tests.Metrics;

public sealed class PrometheusRateTests
{
    [Fact]
    public void A_steady_counter_gives_its_rate()
    {
        CounterSample[] samples = [new(10, 1000), new(25, 1300), new(40, 1600), new(55, 1900)];
        Assert.Equal(20, PrometheusRate.Of(samples, 0, 60)!.Value, 9);
    }

    [Fact]
    public void One_sample_gives_none()
    {
        Assert.Null(PrometheusRate.Of([new CounterSample(10, 1000)], 0, 60));
    }

    [Fact]
    public void A_young_counter_is_not_extrapolated_over_the_whole_range()
    {
        // 300 requests in the 15 s that are covered, and 2.5 s to the end; the start is too far away, so half an interval is added.
        CounterSample[] samples = [new(42.5, 1000), new(57.5, 1300)];
        Assert.Equal(300 * (15 + 7.5 + 2.5) / 15 / 60, PrometheusRate.Of(samples, 0, 60)!.Value, 9);
    }

    [Fact]
    public void A_counter_is_never_extrapolated_to_below_zero()
    {
        CounterSample[] samples = [new(10, 30), new(25, 330)];
        Assert.Equal(300 * (15 + 1.5 + 5) / 15 / 30, PrometheusRate.Of(samples, 0, 30)!.Value, 9);
    }

    [Fact]
    public void A_reset_counter_counts_what_it_shows_since()
    {
        CounterSample[] samples = [new(10, 1000), new(25, 1300), new(40, 60), new(55, 360)];
        var rate = PrometheusRate.Of(samples, 0, 60)!.Value;
        Assert.Equal((300 + 60 + 300) * (45 + 10 + 5) / 45.0 / 60, rate, 9);
    }

    [Fact]
    public void Samples_older_than_the_range_are_left_out()
    {
        var history = new CounterHistory(4);
        foreach (var (time, count) in ((double, long)[])[(0, 0), (15, 9000), (30, 9300), (45, 9600), (60, 9900)])
            history.Add(new CounterSample(time, count));
        Assert.Equal(20, history.RatePerSecond(nowSeconds: 60, rangeSeconds: 50)!.Value, 9);
    }
}
