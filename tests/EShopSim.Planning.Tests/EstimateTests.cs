using EShopSim.Planning.Statistics;

namespace EShopSim.Planning.Tests;

public sealed class EstimateTests
{
    [Fact]
    public void The_interval_is_Student_s()
    {
        var estimate = Estimate.Of("latency (ms)", [1, 2, 3, 4, 5]);

        Assert.Equal(3, estimate.Mean);
        Assert.Equal(Math.Sqrt(2.5), estimate.StandardDeviation, 12);
        Assert.Equal(2.7764451052 * Math.Sqrt(2.5) / Math.Sqrt(5), estimate.HalfWidth95, 8);   // t(0.975; 4) from any table
    }

    // 0.69^10 = 0.025: what comes in 31 % of the runs may well be missing among ten.
    [Fact]
    public void Ten_equal_counts_leave_room_for_what_was_not_seen()
    {
        var equal = Enumerable.Repeat(2.0, 10).ToArray();

        Assert.Equal(0, Estimate.Of("scalings (count)", equal).HalfWidth95);
        Assert.Equal(0.3085, Estimate.Of("scalings (count)", equal, step: 1).HalfWidth95, 4);
        Assert.Equal(Estimate.Of("scalings (count)", [1, 5, 9]), Estimate.Of("scalings (count)", [1, 5, 9], step: 1));
    }

    [Fact]
    public void Replications_without_a_value_do_not_count()
    {
        var estimate = Estimate.Of("latency (ms)", [1, double.NaN, 3]);

        Assert.Equal(2, estimate.Count);
        Assert.Equal(2, estimate.Mean);
    }

    [Fact]
    public void One_value_has_no_interval()
    {
        var estimate = Estimate.Of("latency (ms)", [4]);

        Assert.Equal(4, estimate.Mean);
        Assert.True(double.IsNaN(estimate.HalfWidth95));
    }
}
