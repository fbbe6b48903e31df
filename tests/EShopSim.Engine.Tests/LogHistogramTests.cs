using FsCheck;
using FsCheck.Xunit;

namespace EShopSim.Engine.Tests;

public class LogHistogramTests
{
    private static readonly double[] Shares = [0, 0.1, 0.5, 0.9, 0.95, 0.99, 0.999, 1];

    [Property]
    public void Every_quantile_is_within_a_bucket_of_the_ranked_value(NonEmptyArray<PositiveInt> raw, ushort spread)
    {
        var values = raw.Get.Select(v => Math.Clamp(1e-7 * v.Get * Math.Pow(10, 12.0 * spread / ushort.MaxValue), 1e-7, 1e5)).ToArray();
        var histogram = Of(values);
        Array.Sort(values);
        foreach (var p in Shares)
        {
            var exact = values[Math.Max(1, (int)Math.Ceiling(p * values.Length)) - 1];
            Assert.InRange(histogram.Quantile(p), exact * 0.984, exact * 1.016);
        }
    }

    [Property]
    public void Quantiles_never_fall(NonEmptyArray<PositiveInt> raw)
    {
        var histogram = Of([.. raw.Get.Select(v => 1 + (v.Get / 512.0))]);
        var quantiles = Enumerable.Range(0, 101).Select(i => histogram.Quantile(i / 100.0)).ToArray();

        Assert.Equal(quantiles.Order(), quantiles);
        Assert.Equal((histogram.Minimum, histogram.Maximum), (Math.Min(histogram.Minimum, quantiles[0]), quantiles[^1]));
    }

    // Like values, and values far apart: nothing tells where in its bucket each lies.
    [Fact]
    public void Values_that_stand_alone_are_known_to_half_a_bucket()
    {
        for (var value = 1e-7; value < 1e5; value *= 1.003)
        {
            // The extremes would answer exactly; the value in the middle has to come from its bucket.
            var histogram = Of(1e-7, value, 1e5);
            histogram.Record(value, 20);
            Assert.All([0.1, 0.5, 0.9], p => Assert.InRange(histogram.Quantile(p), value * 0.992, value * 1.008));
        }
    }

    // A percentile that moves by less than a bucket is seen to move, and lies where it should: no step, no bias.
    [Fact]
    public void A_smooth_distribution_is_known_far_better_than_its_buckets()
    {
        for (var mean = 0.010; mean < 0.021; mean *= 1.005)
        {
            var histogram = new LogHistogram();
            const int Values = 100_000;
            for (var i = 0; i < Values; i++)
                histogram.Record(-mean * Math.Log(1 - ((i + 0.5) / Values)));
            foreach (var p in new[] { 0.5, 0.9, 0.95, 0.99 })
                Assert.InRange(histogram.Quantile(p) / (-mean * Math.Log(1 - p)), 0.999, 1.001);
        }
    }

    [Property]
    public void Merging_is_recording_everything_in_one(PositiveInt[] first, PositiveInt[] second)
    {
        var left = Of([.. first.Select(v => v.Get / 64.0)]);
        var both = Of([.. first.Concat(second).Select(v => v.Get / 64.0)]);
        left.MergeFrom(Of([.. second.Select(v => v.Get / 64.0)]));

        Assert.Equal(both.Count, left.Count);
        Assert.Equal(both.Sum, left.Sum);
        Assert.Equal(both.Mean, left.Mean);
        Assert.Equal(both.Minimum, left.Minimum);
        Assert.Equal(both.Maximum, left.Maximum);
        foreach (var p in Shares)
            Assert.Equal(both.Quantile(p), left.Quantile(p));
    }

    [Fact]
    public void A_reset_leaves_nothing_behind()
    {
        var histogram = Of(0, 1e-9, 0.5, 3, 1e7);
        histogram.Reset();
        Assert.Equal(0, histogram.Count);
        Assert.True(double.IsNaN(histogram.Mean) && double.IsNaN(histogram.Quantile(0.5)));
        Assert.True(double.IsNaN(histogram.Minimum) && double.IsNaN(histogram.Maximum));

        histogram.Record(2);
        var merged = Of(1e-9, 1e7);
        merged.MergeFrom(histogram);
        Assert.Equal((1, 2, 2, 2), (histogram.Count, histogram.Sum, histogram.Quantile(0), histogram.Quantile(1)));
        Assert.InRange(merged.Quantile(0.5), 1.984, 2.016);
    }

    [Fact]
    public void Values_beyond_the_range_are_answered_by_the_exact_extremes()
    {
        var histogram = Of(0, -0.0, 1e9);
        Assert.Equal(0, histogram.Quantile(0.5));
        Assert.Equal(1e9, histogram.Quantile(1));
        Assert.Equal(1e9, histogram.Sum);
        Assert.Equal(3, histogram.Count);
    }

    [Fact]
    public void What_is_no_latency_is_refused_and_leaves_no_trace()
    {
        var histogram = Of(1);
        foreach (var bad in new[] { -1e-9, double.NaN, double.PositiveInfinity, double.NegativeInfinity })
            Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Record(bad));
        Assert.Equal((1, 1), (histogram.Count, histogram.Sum));
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Quantile(1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Quantile(double.NaN));
    }

    [Fact]
    public void A_histogram_stays_below_16_kilobytes_and_recording_allocates_nothing()
    {
        new LogHistogram().Record(1);
        var start = GC.GetAllocatedBytesForCurrentThread();
        var histogram = new LogHistogram();
        var created = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            histogram.Record(i);
        histogram.Reset();
        var used = GC.GetAllocatedBytesForCurrentThread();

        Assert.InRange(created - start, 1, 16 * 1024);
        Assert.Equal(0, used - created);
    }

    private static LogHistogram Of(params double[] values)
    {
        var histogram = new LogHistogram();
        foreach (var value in values)
            histogram.Record(value);
        return histogram;
    }
}
