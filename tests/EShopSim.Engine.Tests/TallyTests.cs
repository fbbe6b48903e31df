using FsCheck;
using FsCheck.Xunit;

namespace EShopSim.Engine.Tests;

public class TallyTests
{
    [Fact]
    public void Moments_and_extremes_are_those_of_the_textbook()
    {
        var tally = Of(2, 4, 4, 4, 5, 5, 7, 9);
        Assert.Equal(8, tally.Count);
        Assert.Equal(40, tally.Sum);
        Assert.Equal(5, tally.Mean, 12);
        Assert.Equal(32.0 / 7, tally.Variance, 12);
        Assert.Equal(Math.Sqrt(32.0 / 7), tally.StandardDeviation, 12);
        Assert.Equal((2, 9), (tally.Minimum, tally.Maximum));
    }

    [Fact]
    public void A_large_offset_does_not_drown_the_variance() =>
        Assert.Equal(1, Of(1e9, 1e9 + 1, 1e9 + 2).Variance, 9);

    [Fact]
    public void Nothing_observed_is_not_a_number()
    {
        var tally = Of(1, 2);
        tally.Reset();
        Assert.Equal(0, tally.Count);
        Assert.Equal(0, tally.Sum);
        Assert.True(double.IsNaN(tally.Mean) && double.IsNaN(tally.Variance));
        Assert.True(double.IsNaN(tally.Minimum) && double.IsNaN(tally.Maximum));
        Assert.True(double.IsNaN(Of(1).Variance));
    }

    [Property]
    public void Merging_is_observing_both(NormalFloat[] first, NormalFloat[] second)
    {
        var left = Of([.. first.Select(f => f.Get)]);
        var both = Of([.. first.Concat(second).Select(f => f.Get)]);
        left.Merge(Of([.. second.Select(f => f.Get)]));

        Assert.Equal(both.Count, left.Count);
        Assert.Equal(both.Minimum, left.Minimum);
        Assert.Equal(both.Maximum, left.Maximum);
        var scale = both.Count == 0 ? 1 : Math.Max(1, Math.Max(Math.Abs(both.Minimum), Math.Abs(both.Maximum)));
        AssertClose(both.Sum, left.Sum, scale * both.Count);
        AssertClose(both.Mean, left.Mean, scale);
        AssertClose(both.Variance, left.Variance, scale * scale);
    }

    private static void AssertClose(double expected, double actual, double scale)
    {
        if (double.IsNaN(expected))
            Assert.True(double.IsNaN(actual));
        else
            Assert.True(Math.Abs(expected - actual) <= 1e-10 * scale, $"{actual} instead of {expected}");
    }

    private static Tally Of(params double[] values)
    {
        var tally = new Tally();
        foreach (var value in values)
            tally.Add(value);
        return tally;
    }
}
