using EShopSim.Cluster.Rules.VerticalAutoscaling;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.WorkedExamples;

/// <summary>What the VPA recommends, in figures.</summary>
public sealed class VerticalAutoscalerExamples
{
    [Fact]
    public void A_constant_quarter_core_lies_in_bucket_16_and_makes_a_target_of_296m()
    {
        Assert.Equal(16, UsageHistogram.BucketOf(0.25));
        Assert.Equal((0.2366, 0.2584), (Math.Round(UsageHistogram.StartOf(16), 4), Math.Round(UsageHistogram.StartOf(17), 4)));
        var usage = Constant(0.25, TimeSpan.FromDays(2));
        Assert.Equal(0.25840, usage.Percentile(0.9), 0.000005);

        // 258 and, cut off, 38 of 38.7.
        Assert.Equal(296, CpuRecommender.Recommend(usage, 1)!.Target);
    }

    [Theory]
    [InlineData(5, 0.603, 289)]
    [InlineData(30, 0.910, 49)]
    [InlineData(60, 0.954, 25)]
    [InlineData(12 * 60, 0.996, 3.0)]
    [InlineData(24 * 60, 0.998, 2.0)]
    [InlineData(7 * 24 * 60, 0.9997, 1.143)]
    public void The_bounds_close_in_with_the_minutes_of_history(int minutes, double lower, double upper)
    {
        var days = minutes / 1440.0;
        Assert.Equal(lower, CpuRecommender.LowerFactor(days), lower > 0.999 ? 0.00005 : 0.0005);
        Assert.Equal(upper, CpuRecommender.UpperFactor(days), 0.0005);

        // A quarter core is 296 at all percentiles; the time between the first sample and the last is what counts.
        var recommendation = CpuRecommender.Recommend(Constant(0.25, TimeSpan.FromMinutes(minutes)), 1)!;
        Assert.Equal(new CpuRecommendation((long)(296 * CpuRecommender.LowerFactor(days)), 296, (long)(296 * CpuRecommender.UpperFactor(days))), recommendation);
    }

    [Fact]
    public void Old_samples_count_half_for_each_day_and_an_idle_container_gets_its_share_of_25m()
    {
        var usage = new UsageHistogram();
        for (var i = 0; i < 100; i++)
            usage.Add(1, SimTime.FromSeconds(60 * i));
        for (var i = 0; i < 20; i++)
            usage.Add(0.1, SimTime.FromSeconds((4 * 86_400) + (60 * i)));

        // 100 of a sixteenth against 20.
        Assert.Equal(0.1, usage.Percentile(0.7), 0.02);
        Assert.Equal(1, usage.Percentile(0.8), 0.1);
        Assert.Equal(12, CpuRecommender.Recommend(Constant(0, TimeSpan.FromDays(1)), 2)!.Target);
        Assert.Equal(25, CpuRecommender.Recommend(Constant(0, TimeSpan.FromDays(1)), 1)!.Target);
        Assert.Null(CpuRecommender.Recommend(new UsageHistogram(), 1));
    }

    // A sample a minute from the beginning to the end.
    private static UsageHistogram Constant(double cores, TimeSpan history)
    {
        var usage = new UsageHistogram();
        for (var minute = 0; minute <= history.TotalMinutes; minute++)
            usage.Add(cores, SimTime.FromSeconds(60 * minute));
        return usage;
    }
}
