using FsCheck.Xunit;

namespace EShopSim.Cluster.Tests.Rules;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("250m", 1, 250)]
    [InlineData("1.5", 2, 1500)]
    [InlineData("512Mi", 536870912, 536870912000)]
    [InlineData("1.0001m", 1, 2)]
    [InlineData("1e3", 1000, 1000000)]
    public void Values_round_up(string text, long value, long milli)
    {
        var quantity = Quantity.Parse(text);

        Assert.Equal((value, milli), (quantity.Value, quantity.MilliValue));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.5 Gi")]
    [InlineData("1kb")]
    [InlineData("10%")]
    [InlineData("1e999999999")]
    public void What_is_no_quantity_is_refused_with_the_text_named(string text)
    {
        var error = Assert.Throws<FormatException>(() => Quantity.Parse(text));

        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    [Property(Replay = "1,3", MaxTest = 500)]
    public bool The_canonical_text_stands_for_the_same_amount(long amount, byte suffix)
    {
        string[] suffixes = ["", "m", "k", "Mi", "e3", "u", "Gi"];
        var quantity = Quantity.Parse(FormattableString.Invariant($"{amount / 1000}{suffixes[suffix % suffixes.Length]}"));

        return Quantity.Parse((quantity + default(Quantity)).ToString()) == quantity;
    }
}
