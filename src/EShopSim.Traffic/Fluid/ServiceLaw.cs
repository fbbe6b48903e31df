using EShopSim.Engine;

namespace EShopSim.Traffic.Fluid;

/// <summary>The least value and the first three central moments of a law of the scenario.</summary>
internal readonly record struct ServiceLaw(double Least, double Mean, double Variance, double Third)
{
    public static ServiceLaw Of(Distribution law) => law switch
    {
        ConstantDistribution constant => new ServiceLaw(constant.Value, constant.Value, 0, 0),
        ExponentialDistribution exponential => OfShape(exponential.Mean, variation: 1, skewness: 2),
        GammaDistribution gamma => OfShape(gamma.Mean, gamma.CoefficientOfVariation, 2 * gamma.CoefficientOfVariation),
        LogNormalDistribution lognormal => OfShape(
            lognormal.Mean, lognormal.CoefficientOfVariation, (3 * lognormal.CoefficientOfVariation) + Math.Pow(lognormal.CoefficientOfVariation, 3)),
        UniformDistribution uniform => new ServiceLaw(uniform.Low, uniform.Mean, Math.Pow(uniform.High - uniform.Low, 2) / 12, 0),
        _ => throw new ArgumentException($"the moments of {law.GetType().Name} are not known", nameof(law)),
    };

    /// <summary>So many times as long.</summary>
    public Sojourn Times(double factor) => new(Least * factor, Mean * factor, Variance * factor * factor, Third * factor * factor * factor);

    private static ServiceLaw OfShape(double mean, double variation, double skewness)
    {
        var deviation = mean * variation;
        return new ServiceLaw(0, mean, deviation * deviation, skewness * Math.Pow(deviation, 3));
    }
}
