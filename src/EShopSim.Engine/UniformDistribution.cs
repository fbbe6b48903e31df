namespace EShopSim.Engine;

/// <summary>Every value from <paramref name="Low"/> up to <paramref name="High"/> with equal density.</summary>
/// <param name="Low">The least value, finite and not negative.</param>
/// <param name="High">The bound above, finite and not below <paramref name="Low"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">A bound is negative or not finite, or they stand in the wrong order.</exception>
public sealed record UniformDistribution(double Low, double High) : Distribution
{
    /// <summary>The least value.</summary>
    public double Low { get; } = NonNegative(Low, nameof(Low));

    /// <summary>The bound above.</summary>
    public double High { get; } = NonNegative(High, nameof(High)) >= Low
        ? High
        : throw new ArgumentOutOfRangeException(nameof(High), High, "Must not be below the low bound.");

    /// <inheritdoc/>
    public override double Mean => Low + ((High - Low) / 2);

    /// <inheritdoc/>
    public override double Sample(RandomStream random) => Low + ((High - Low) * random.NextDouble());
}
