using System.Runtime.InteropServices;

namespace EShopSim.Traffic.Fluid;

/// <summary>How long something takes, as a law with a least value and three moments, and how likely it fails.</summary>
/// <param name="Least">The least time, in seconds.</param>
/// <param name="Mean">The mean, in seconds.</param>
/// <param name="Variance">The variance, in seconds².</param>
/// <param name="Third">The third central moment, in seconds³.</param>
/// <param name="Failure">The chance that no answer comes, 0 to 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Sojourn(double Least, double Mean, double Variance, double Third, double Failure)
{
    /// <summary>An exponential time.</summary>
    public static Sojourn Exponential(double mean) => new(0, mean, mean * mean, 2 * mean * mean * mean, 0);

    /// <summary>One after the other, independent: sums; a failure of either fails both.</summary>
    public Sojourn Then(in Sojourn next) =>
        new(Least + next.Least, Mean + next.Mean, Variance + next.Variance, Third + next.Third, 1 - ((1 - Failure) * (1 - next.Failure)));

    /// <summary>It happens only with that chance: its moments about zero shrink by it.</summary>
    public Sojourn WithChance(double probability)
    {
        if (probability >= 1)
            return this;
        var second = probability * (Variance + (Mean * Mean));
        var third = probability * (Third + (3 * Mean * Variance) + (Mean * Mean * Mean));
        var mean = probability * Mean;
        return new Sojourn(0, mean, Math.Max(0, second - (mean * mean)), third - (3 * mean * second) + (2 * mean * mean * mean), probability * Failure);
    }

    /// <summary>So often, one after the other.</summary>
    public Sojourn Times(int count) => count == 1
        ? this
        : new Sojourn(count * Least, count * Mean, count * Variance, count * Third, 1 - Math.Pow(1 - Failure, count));

    /// <summary>At the same time: the later of the two, by the moments of the greater of two normal variables (Clark, "The Greatest of a Finite Set of Random Variables", 1961).</summary>
    public Sojourn Beside(in Sojourn other)
    {
        var failure = 1 - ((1 - Failure) * (1 - other.Failure));
        var spread = Math.Sqrt(Variance + other.Variance);
        if (spread <= 0)
            return new Sojourn(Math.Max(Least, other.Least), Math.Max(Mean, other.Mean), 0, 0, failure);
        var alpha = (Mean - other.Mean) / spread;
        var (first, density) = (Normal.Share(alpha), Math.Exp(-alpha * alpha / 2) / Math.Sqrt(2 * Math.PI));
        var mean = (Mean * first) + (other.Mean * (1 - first)) + (spread * density);
        var square = ((Variance + (Mean * Mean)) * first) + ((other.Variance + (other.Mean * other.Mean)) * (1 - first)) + ((Mean + other.Mean) * spread * density);
        return new Sojourn(Math.Max(Least, other.Least), mean, Math.Max(0, square - (mean * mean)), (first * Third) + ((1 - first) * other.Third), failure);
    }
}
