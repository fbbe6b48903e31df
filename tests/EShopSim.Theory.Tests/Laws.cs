using EShopSim.Engine;

namespace EShopSim.Theory.Tests;

/// <summary>Laws of service of one mean and different spread.</summary>
internal static class Laws
{
    public static Distribution Of(string law, double mean) => law switch
    {
        "constant" => new ConstantDistribution(mean),
        "uniform" => new UniformDistribution(0, 2 * mean),
        "exponential" => new ExponentialDistribution(mean),
        "lognormal" => new LogNormalDistribution(mean, 1.5),
        "gamma" => new GammaDistribution(mean, 0.5),
        _ => throw new ArgumentOutOfRangeException(nameof(law), law, "unknown law"),
    };
}
