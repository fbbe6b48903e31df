namespace EShopSim.Engine;

/// <summary>The exponential law: no memory, coefficient of variation 1.</summary>
/// <param name="Mean">The mean, finite and not negative.</param>
/// <exception cref="ArgumentOutOfRangeException">The mean is negative or not finite.</exception>
public sealed record ExponentialDistribution(double Mean) : Distribution
{
    /// <inheritdoc/>
    public override double Mean { get; } = NonNegative(Mean, nameof(Mean));

    /// <inheritdoc/>
    public override double Sample(RandomStream random) => Mean * random.NextExponential();
}
