namespace EShopSim.Engine;

/// <summary>Always the same value.</summary>
/// <param name="Value">The value, finite and not negative.</param>
/// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
public sealed record ConstantDistribution(double Value) : Distribution
{
    /// <summary>The value.</summary>
    public double Value { get; } = NonNegative(Value, nameof(Value));

    /// <inheritdoc/>
    public override double Mean => Value;

    /// <inheritdoc/>
    public override double Sample(RandomStream random) => Value;
}
