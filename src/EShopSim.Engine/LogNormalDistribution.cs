namespace EShopSim.Engine;

/// <summary>The lognormal law, by the mean and the coefficient of variation of the values themselves (not of their logarithms).</summary>
/// <param name="Mean">The mean, finite and not negative.</param>
/// <param name="CoefficientOfVariation">Standard deviation over mean, finite and not negative; 0 makes the value constant.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is negative or not finite.</exception>
public sealed record LogNormalDistribution(double Mean, double CoefficientOfVariation) : Distribution
{
    // If X = m exp(s Z - s^2/2) then E X = m and CV^2 = exp(s^2) - 1.
    private readonly double _sigma = Math.Sqrt(Math.Log(1 + (CoefficientOfVariation * CoefficientOfVariation)));

    /// <inheritdoc/>
    public override double Mean { get; } = NonNegative(Mean, nameof(Mean));

    /// <summary>Standard deviation over mean.</summary>
    public double CoefficientOfVariation { get; } = NonNegative(CoefficientOfVariation, nameof(CoefficientOfVariation));

    /// <inheritdoc/>
    public override double Sample(RandomStream random) =>
        Mean * Math.Exp((_sigma * random.NextNormal()) - (0.5 * _sigma * _sigma));
}
