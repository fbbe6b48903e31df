using MathNet.Numerics;

namespace EShopSim.Traffic.Fluid;

/// <summary>The standard normal law.</summary>
internal static class Normal
{
    /// <summary>The chance of a value up to <paramref name="x"/>.</summary>
    public static double Share(double x) => 0.5 * SpecialFunctions.Erfc(-x / Math.Sqrt(2));

    /// <summary>The value that is not exceeded with that chance.</summary>
    public static double Quantile(double share) => -Math.Sqrt(2) * SpecialFunctions.ErfcInv(2 * share);
}
