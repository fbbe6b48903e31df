using System.Globalization;

namespace EShopSim.Engine.Tests;

public class SimTimeTests
{
    [Theory]
    [InlineData(0, "0.000s")]
    [InlineData(12.345, "12.345s")]
    [InlineData(0.0000001, "0.0000001s")]
    [InlineData(-1.5, "-1.500s")]
    [InlineData(86400, "86400.000s")]
    public void Text_is_seconds_in_the_invariant_culture(double seconds, string expected)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            Assert.Equal(expected, SimTime.FromSeconds(seconds).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Seconds_round_to_the_nearest_tick()
    {
        Assert.Equal(new SimTime(3), SimTime.FromSeconds(2.6e-7));
        Assert.Equal(new SimTime(-3), SimTime.FromSeconds(-2.6e-7));
        Assert.Equal(new SimTime(15_000), SimTime.FromMilliseconds(1.5));
        Assert.Equal(1.5, SimTime.FromMilliseconds(1500).TotalSeconds);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e12)]
    [InlineData(-1e12)]
    public void Seconds_that_do_not_fit_are_refused(double seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SimTime.FromSeconds(seconds));

    [Fact]
    public void Arithmetic_is_exact_and_refuses_to_overflow()
    {
        var time = SimTime.FromSeconds(10);
        Assert.Equal(SimTime.FromSeconds(12), time + TimeSpan.FromSeconds(2));
        Assert.Equal(SimTime.FromSeconds(8), time - TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(2), time - SimTime.FromSeconds(8));
        Assert.Throws<OverflowException>(() => SimTime.MaxValue + new TimeSpan(1));
    }

    [Fact]
    public void Instants_compare_by_time()
    {
        var (early, late) = (new SimTime(-1), new SimTime(1));
        Assert.True(early < late && late > early && early <= late && late >= early);
        Assert.Equal(late, SimTime.Max(early, late));
        Assert.Equal(early, SimTime.Min(late, early));
        Assert.True(early.CompareTo(late) < 0);
        Assert.Equal(SimTime.Zero, default);
    }
}
