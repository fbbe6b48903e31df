using EShopSim.Planning.Tuning;

namespace EShopSim.Planning.Tests.Tuning;

public sealed class ScreeningCorrectionTests
{
    private static readonly (double Screened, double Run)[] Shown = [(0.6, 0.9), (0.8, 1.6)];

    [Theory]
    [InlineData(0.6, 0.9)]
    [InlineData(0.8, 1.6)]
    public void What_was_run_is_expected_as_it_ran(double screened, double run) => Assert.Equal(run, ScreeningCorrection.OfRatio(screened, Shown), 0.001);

    [Fact]
    public void Between_two_that_were_run_the_factor_lies_between_theirs_and_nearer_to_the_nearer()
    {
        Assert.InRange(ScreeningCorrection.OfRatio(0.65, Shown) / 0.65, 1.5, 1.6);
        Assert.InRange(ScreeningCorrection.OfRatio(0.75, Shown) / 0.75, 1.9, 2.0);
    }

    [Fact]
    public void One_that_was_run_corrects_all_by_its_factor() => Assert.Equal(3, ScreeningCorrection.Of(2, [(10, 15)]), 1e-9);

    [Fact]
    public void A_rate_of_zero_and_what_answers_nothing_stay_finite()
    {
        Assert.Equal(0.5, ScreeningCorrection.OfRatio(0, [(0, 0.5)]), 1e-9);
        Assert.InRange(ScreeningCorrection.OfRatio(double.PositiveInfinity, Shown), 100, 1000);
        Assert.Equal(0, ScreeningCorrection.Of(0, [(10, 15)]));
    }
}
