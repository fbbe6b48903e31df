namespace EShopSim.Engine;

/// <summary>A law of non-negative random values; the unit is the caller's.</summary>
public abstract record Distribution
{
    /// <summary>The expectation.</summary>
    public abstract double Mean { get; }

    /// <summary>Draws one value.</summary>
    public abstract double Sample(RandomStream random);

    private protected static double NonNegative(double value, string name) =>
        value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "Must be a finite number that is not negative.");
}
