using EShopSim.Traffic.Fluid;

namespace EShopSim.Traffic.Tests.Fluid;

/// <summary>Times that may end badly.</summary>
public sealed class SojournTests
{
    [Fact]
    public void What_comes_after_a_failure_is_not_waited_for()
    {
        var both = new Sojourn(0, 2, 1, 0, 0.5, 3).Then(new Sojourn(0, 4, 1, 0, 0.5, 1));

        // A half fails after 3 s, a quarter after 2 + 1 s; the rest takes 2 + 4 s.
        Assert.Equal(0.75, both.Failure, 12);
        Assert.Equal(3, both.FailedSeconds, 12);
        Assert.Equal(6, both.Mean, 12);
        Assert.Equal(3.75, both.HeldSeconds, 12);
    }

    [Fact]
    public void Of_what_ends_well_fewer_had_the_chance_to_fail()
    {
        var maybe = new Sojourn(3, 3, 0, 0, 0.5, 1).WithChance(0.5);

        // A half does not try and a quarter fails: a third of the others took the 3 s.
        Assert.Equal(0.25, maybe.Failure, 12);
        Assert.Equal(1, maybe.Mean, 12);
        Assert.Equal(2, maybe.Variance, 12);
    }

    [Fact]
    public void Repetitions_end_with_the_first_failure()
    {
        var twice = new Sojourn(1, 1, 0, 0, 0.5, 0).Times(2);

        Assert.Equal(0.75, twice.Failure, 12);
        Assert.Equal(2, twice.Mean, 12);
        Assert.Equal(1.0 / 3, twice.FailedSeconds, 12);
    }

    [Fact]
    public void In_time_is_the_nearer_part_of_the_law()
    {
        var within = new SojournLaw(Sojourn.Exponential(0.1)).Within(0.1);

        // The mean of an exponential time below its mean is (1 − 2/e)/(1 − 1/e) of it.
        Assert.InRange(within.Mean, 0.039, 0.046);
        Assert.InRange(within.Variance, 0.0006, 0.0011);
    }

    [Theory]
    [InlineData(0.02, 0.5, 0.02)]
    [InlineData(0.06, 0.5, 0.09)]
    [InlineData(0.06, 1, 0.06)]
    [InlineData(0.3, 2, 0.3)]
    public void A_request_alone_stops_when_the_budget_is_spent(double seconds, double limitCores, double expected)
    {
        // Of 60 ms with 50 ms per period a half comes early and stops for 50 ms; the others stop if less than 10 ms of their period are left, a fifth of them.
        Assert.Equal(expected, CpuLimit.Alone(new Sojourn(seconds, seconds, 0, 0), limitCores).Mean, 6);
    }
}
