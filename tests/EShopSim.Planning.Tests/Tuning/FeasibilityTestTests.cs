using EShopSim.Engine;
using EShopSim.Planning.Tuning;
using MathNet.Numerics.Distributions;

namespace EShopSim.Planning.Tests.Tuning;

public sealed class FeasibilityTestTests
{
    private const double Error = 0.1;
    private const double Indifference = 0.03;

    [Theory]
    [InlineData(0.97, 0.03, true)]
    [InlineData(1.03, 0.03, false)]
    [InlineData(0.90, 0.10, true)]
    [InlineData(1.20, 0.10, false)]
    public void What_lies_outside_of_the_indifference_is_told_right_as_often_as_was_asked(double mean, double deviation, bool isBelow)
    {
        const int Repetitions = 600;
        var random = new RandomStreams(7, 0).Get("test");
        var wrong = Enumerable.Range(0, Repetitions).Count(_ => Told(random, mean, deviation).IsBelow != isBelow);

        // Three standard errors of a share of one in ten.
        Assert.InRange(wrong / (double)Repetitions, 0, Error + (3 * Math.Sqrt(Error * (1 - Error) / Repetitions)));
    }

    [Theory]
    [InlineData(1.00, 0.03, 60)]
    [InlineData(0.50, 0.03, 5)]
    [InlineData(6.50, 1.00, 9)]
    public void It_ends_even_on_the_limit_and_soon_far_from_it(double mean, double deviation, int most)
    {
        var random = new RandomStreams(7, 0).Get("test");
        for (var i = 0; i < 50; i++)
            Assert.InRange(Told(random, mean, deviation).Runs, FeasibilityTest.FewestRuns, most);
    }

    [Fact]
    public void What_never_varies_is_told_at_once() => Assert.Equal(0, FeasibilityTest.Bound(3, 0, Error, Indifference));

    private static (bool IsBelow, int Runs) Told(RandomStream random, double mean, double deviation)
    {
        var tally = new Tally();
        while (true)
        {
            tally.Add(mean + (deviation * Normal.InvCDF(0, 1, random.NextDouble())));
            var runs = (int)tally.Count;
            if (runs >= FeasibilityTest.FewestRuns && Math.Abs(tally.Mean - 1) >= FeasibilityTest.Bound(runs, tally.StandardDeviation, Error, Indifference))
                return (tally.Mean <= 1, runs);
        }
    }
}
