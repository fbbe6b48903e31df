using System.Runtime.InteropServices;

namespace EShopSim.Traffic.Fluid;

/// <summary>How long something takes where it ends well, as a law with a least value and three moments; how likely it fails, and after how long.</summary>
/// <param name="Least">The least time of an answer, in seconds.</param>
/// <param name="Mean">The mean time of answers, in seconds.</param>
/// <param name="Variance">Their variance, in seconds².</param>
/// <param name="Third">Their third central moment, in seconds³.</param>
/// <param name="Failure">The chance that no answer comes, 0 to 1.</param>
/// <param name="FailedSeconds">Mean time until that is known, in seconds.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Sojourn(double Least, double Mean, double Variance, double Third, double Failure = 0, double FailedSeconds = 0)
{
    /// <summary>No answer at all, known after so long.</summary>
    public static Sojourn Failing(double seconds) => new(0, 0, 0, 0, 1, seconds);

    /// <summary>Mean time until it ends, well or not.</summary>
    public double HeldSeconds => ((1 - Failure) * Mean) + (Failure * FailedSeconds);

    /// <summary>An exponential time.</summary>
    public static Sojourn Exponential(double mean) => new(0, mean, mean * mean, 2 * mean * mean * mean);

    /// <summary>One after the other, independent: sums; a failure of either fails both, and of the first at once.</summary>
    public Sojourn Then(in Sojourn next)
    {
        var failure = 1 - ((1 - Failure) * (1 - next.Failure));
        var failed = failure > 0 ? ((Failure * FailedSeconds) + ((1 - Failure) * next.Failure * (Mean + next.FailedSeconds))) / failure : 0;
        return new(Least + next.Least, Mean + next.Mean, Variance + next.Variance, Third + next.Third, failure, failed);
    }

    /// <summary>It happens only with that chance: the moments about zero shrink by it, or, where it can fail, by its part of what ends well.</summary>
    public Sojourn WithChance(double probability)
    {
        if (probability >= 1)
            return this;
        var failure = probability * Failure;
        var made = failure < 1 ? probability * (1 - Failure) / (1 - failure) : 0;
        var second = made * (Variance + (Mean * Mean));
        var third = made * (Third + (3 * Mean * Variance) + (Mean * Mean * Mean));
        var mean = made * Mean;
        return new Sojourn(0, mean, Math.Max(0, second - (mean * mean)), third - (3 * mean * second) + (2 * mean * mean * mean), failure, FailedSeconds);
    }

    /// <summary>So many times as long.</summary>
    public Sojourn Scaled(double factor) =>
        this with { Least = Least * factor, Mean = Mean * factor, Variance = Variance * factor * factor, Third = Third * factor * factor * factor };

    /// <summary>So often, one after the other, until one fails.</summary>
    public Sojourn Times(int count)
    {
        if (count == 1)
            return this;
        double all = 1, failed = 0;
        for (var before = 0; before < count; before++)
        {
            failed += all * Failure * ((before * Mean) + FailedSeconds);
            all *= 1 - Failure;
        }

        return new Sojourn(count * Least, count * Mean, count * Variance, count * Third, 1 - all, all < 1 ? failed / (1 - all) : 0);
    }

    /// <summary>At the same time: the later of the two, by the moments of the greater of two normal variables (Clark, "The Greatest of a Finite Set of Random Variables", 1961); the first failure fails both.</summary>
    public Sojourn Beside(in Sojourn other)
    {
        var failure = 1 - ((1 - Failure) * (1 - other.Failure));
        var failed = failure > 0
            ? ((Failure * (1 - other.Failure) * FailedSeconds) + ((1 - Failure) * other.Failure * other.FailedSeconds) + (Failure * other.Failure * Math.Min(FailedSeconds, other.FailedSeconds))) / failure
            : 0;
        var spread = Math.Sqrt(Variance + other.Variance);
        if (spread <= 0)
            return new Sojourn(Math.Max(Least, other.Least), Math.Max(Mean, other.Mean), 0, 0, failure, failed);
        var alpha = (Mean - other.Mean) / spread;
        var (first, density) = (Normal.Share(alpha), Math.Exp(-alpha * alpha / 2) / Math.Sqrt(2 * Math.PI));
        var mean = (Mean * first) + (other.Mean * (1 - first)) + (spread * density);
        var square = ((Variance + (Mean * Mean)) * first) + ((other.Variance + (other.Mean * other.Mean)) * (1 - first)) + ((Mean + other.Mean) * spread * density);
        return new Sojourn(Math.Max(Least, other.Least), mean, Math.Max(0, square - (mean * mean)), (first * Third) + ((1 - first) * other.Third), failure, failed);
    }
}
