using MathNet.Numerics;

namespace EShopSim.Engine.Tests;

public class ZigguratTests
{
    private const int Draws = 2_000_000;

    // Levels on both sides of the ziggurat's edges (7.697 and 3.654), where the tail takes over.
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(7.69711747013104972)]
    [InlineData(9)]
    [InlineData(11)]
    public void Exponential_draws_exceed_every_level_as_often_as_they_should(double level) =>
        AssertShare(Math.Exp(-level), random => random.NextExponential() > level);

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(2.5)]
    [InlineData(3.6541528853610088)]
    [InlineData(4)]
    public void Normal_draws_exceed_every_level_as_often_as_they_should_on_both_sides(double level)
    {
        var share = SpecialFunctions.Erfc(level / Math.Sqrt(2)) / 2;
        AssertShare(share, random => random.NextNormal() > level);
        AssertShare(share, random => random.NextNormal() < -level);
    }

    [Fact]
    public void Normal_draws_have_the_first_four_moments()
    {
        var random = new RandomStream(23);
        double sum = 0, squares = 0, cubes = 0, fourths = 0;
        for (var i = 0; i < Draws; i++)
        {
            var value = random.NextNormal();
            sum += value;
            squares += value * value;
            cubes += value * value * value;
            fourths += value * value * value * value;
        }

        var unit = 5 / Math.Sqrt(Draws);
        Assert.InRange(sum / Draws, -unit, unit);
        Assert.InRange(squares / Draws, 1 - (unit * Math.Sqrt(2)), 1 + (unit * Math.Sqrt(2)));
        Assert.InRange(cubes / Draws, -unit * Math.Sqrt(15), unit * Math.Sqrt(15));
        Assert.InRange(fourths / Draws, 3 - (unit * Math.Sqrt(96)), 3 + (unit * Math.Sqrt(96)));
    }

    private static void AssertShare(double expected, Func<RandomStream, bool> exceeds)
    {
        var random = new RandomStream(29);
        var count = 0;
        for (var i = 0; i < Draws; i++)
        {
            if (exceeds(random))
                count++;
        }

        var band = 5 * Math.Sqrt(Draws * expected * (1 - expected));
        Assert.InRange(count, (Draws * expected) - band, (Draws * expected) + band);
        Assert.True(count > 0);
    }
}
