using EShopSim.Engine;
using MathNet.Numerics.Distributions;

namespace EShopSim.Theory.Tests;

/// <summary>Simulates independent replications at fixed seeds and sets each measure, with its 99 % confidence interval (Student), beside its theory.</summary>
internal sealed class Comparison<T>
{
    private const int Replications = 12;
    private const double Rounding = 1e-9;

    private readonly T[] _runs = new T[Replications];
    private readonly List<string> _apart = [];

    public Comparison(Func<ulong, T> run)
    {
        Parallel.For(0, Replications, i => _runs[i] = run(20261123 + (ulong)i));
    }

    /// <summary>Prints both, and remembers if theory lies outside of the interval.</summary>
    /// <param name="name">What is measured, and the formula.</param>
    /// <param name="theory">What it should be.</param>
    /// <param name="measure">Of one replication.</param>
    /// <param name="resolution">Relative error of the measure itself: that of the histogram's buckets for a percentile.</param>
    public Comparison<T> Expect(string name, double theory, Func<T, double> measure, double resolution = 0)
    {
        var tally = new Tally();
        foreach (var run in _runs)
            tally.Add(measure(run));
        var half = StudentT.InvCDF(0, 1, Replications - 1, 0.995) * tally.StandardDeviation / Math.Sqrt(Replications);
        var agrees = Math.Abs(tally.Mean - theory) <= half + ((resolution + Rounding) * theory);
        var line = FormattableString.Invariant($"{name,-44} theory {theory,11:G6}   simulation {tally.Mean,11:G6} ± {half:G3}{(agrees ? "" : "   APART")}");
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        if (!agrees)
            _apart.Add(line);

        // An interval so wide that anything lies in it would prove nothing.
        if (half > theory / 3)
            _apart.Add(line + "   TOO WIDE");
        return this;
    }

    public void ShouldAgree() => Assert.True(_apart.Count == 0, string.Join('\n', _apart));
}
