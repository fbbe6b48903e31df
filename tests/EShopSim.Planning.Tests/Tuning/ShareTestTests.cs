using EShopSim.Planning.Tuning;
using EShopSim.Simulation.Results;
using MathNet.Numerics.Distributions;

namespace EShopSim.Planning.Tests.Tuning;

public sealed class ShareTestTests
{
    private const double Error = 0.01;

    // Without a failure Clopper and Pearson's bound is 1 - a^(1/n), and the third look may spend a quarter of the error.
    [Fact]
    public void Without_a_failure_it_takes_as_many_requests_as_the_rule_of_three_says()
    {
        var enough = (long)Math.Ceiling(Math.Log(Error / 4) / Math.Log(1 - 0.001));

        Assert.Equal(5989, enough);
        Assert.True(ShareTest.IsTold(new ErrorCounts(0, enough), 0.001, 3, Error, 0));
        Assert.False(ShareTest.IsTold(new ErrorCounts(0, enough - 1), 0.001, 3, Error, 0));
    }

    [Theory]
    [InlineData(3, 10_000)]
    [InlineData(9, 10_000)]
    [InlineData(25, 10_000)]
    [InlineData(40, 10_000)]
    [InlineData(1, 20)]
    public void It_is_told_when_the_bound_of_Clopper_and_Pearson_is_on_the_same_side(long failed, long finished)
    {
        const double Limit = 0.001;
        var isBelow = failed <= Limit * finished;
        var bound = isBelow ? Beta.InvCDF(failed + 1, finished - failed, 1 - (Error / 4)) : Beta.InvCDF(failed, finished - failed + 1, Error / 4);

        Assert.Equal(isBelow ? bound <= Limit : bound >= Limit, ShareTest.IsTold(new ErrorCounts(failed, finished), Limit, 3, Error, 0));
    }

    [Fact]
    public void All_failed_and_none_failed_are_told_too()
    {
        Assert.True(ShareTest.IsTold(new ErrorCounts(100, 100), 0.5, 3, Error, 0.03));
        Assert.True(ShareTest.IsTold(new ErrorCounts(0, 100), 0.5, 3, Error, 0.03));
        Assert.True(ShareTest.IsTold(new ErrorCounts(0, 100), 1, 3, Error, 0.03));
        Assert.False(ShareTest.IsTold(new ErrorCounts(0, 100), 0, 3, Error, 0.03));
    }
}
