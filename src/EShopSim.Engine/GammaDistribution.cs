using MathNet.Numerics.Distributions;

namespace EShopSim.Engine;

/// <summary>The gamma law, by its mean and coefficient of variation: Erlang below 1, exponential at 1, bursty above.</summary>
/// <param name="Mean">The mean, finite and not negative.</param>
/// <param name="CoefficientOfVariation">Standard deviation over mean, finite and not negative; 0 makes the value constant.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is negative or not finite.</exception>
public sealed record GammaDistribution(double Mean, double CoefficientOfVariation) : Distribution
{
    private readonly double _shape = 1 / (CoefficientOfVariation * CoefficientOfVariation);

    /// <inheritdoc/>
    public override double Mean { get; } = NonNegative(Mean, nameof(Mean));

    /// <summary>Standard deviation over mean.</summary>
    public double CoefficientOfVariation { get; } = NonNegative(CoefficientOfVariation, nameof(CoefficientOfVariation));

    /// <inheritdoc/>
    public override double Sample(RandomStream random) =>
        double.IsFinite(_shape) ? Mean * Gamma.Sample(random, _shape, _shape) : Mean;
}
