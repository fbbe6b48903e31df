namespace EShopSim.Engine.Tests;

public class DistributionTests
{
    private const int Draws = 1_000_000;

    public static TheoryData<Distribution, double, double> Laws => new()
    {
        { new ConstantDistribution(3), 3, 0 },
        { new ExponentialDistribution(2), 2, 4 },
        { new LogNormalDistribution(2, 0.5), 2, 1 },
        { new LogNormalDistribution(2, 0), 2, 0 },
        { new GammaDistribution(2, 0.25), 2, 0.25 },
        { new GammaDistribution(2, 1), 2, 4 },
        { new GammaDistribution(2, 1.5), 2, 9 },
        { new GammaDistribution(2, 0), 2, 0 },
        { new UniformDistribution(1, 4), 2.5, 0.75 },
        { new ExponentialDistribution(0), 0, 0 },
        { new LogNormalDistribution(0, 1), 0, 0 },
        { new GammaDistribution(0, 1), 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Laws))]
    public void Samples_have_the_mean_and_the_variance_of_the_law(Distribution law, double mean, double variance)
    {
        var random = new RandomStream(17);
        var tally = new Tally();
        var squares = new Tally();
        for (var i = 0; i < Draws; i++)
        {
            var value = law.Sample(random);
            tally.Add(value);
            squares.Add((value - mean) * (value - mean));
        }

        Assert.Equal(mean, law.Mean);
        Assert.InRange(tally.Mean, mean - Band(tally), mean + Band(tally));
        Assert.InRange(squares.Mean, variance - Band(squares), variance + Band(squares));
        Assert.True(tally.Minimum >= 0);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Impossible_parameters_are_refused_by_name(double bad)
    {
        Refuses("Value", () => new ConstantDistribution(bad));
        Refuses("Mean", () => new ExponentialDistribution(bad));
        Refuses("Mean", () => new LogNormalDistribution(bad, 1));
        Refuses("CoefficientOfVariation", () => new LogNormalDistribution(1, bad));
        Refuses("Mean", () => new GammaDistribution(bad, 1));
        Refuses("CoefficientOfVariation", () => new GammaDistribution(1, bad));
        Refuses("Low", () => new UniformDistribution(bad, 1));
        Refuses("High", () => new UniformDistribution(0, bad));
    }

    [Fact]
    public void Uniform_bounds_in_the_wrong_order_are_refused() => Refuses("High", () => new UniformDistribution(2, 1));

    [Fact]
    public void Distributions_with_equal_parameters_are_equal() =>
        Assert.Equal<Distribution>(new GammaDistribution(1, 2), new GammaDistribution(1, 2));

    // Five standard errors: a fixed seed passes or fails for good, and a wrong law fails.
    private static double Band(Tally tally) => (5 * tally.StandardDeviation / Math.Sqrt(Draws)) + 1e-12;

    private static void Refuses(string parameter, Func<Distribution> create) =>
        Assert.Throws<ArgumentOutOfRangeException>(parameter, create);
}
