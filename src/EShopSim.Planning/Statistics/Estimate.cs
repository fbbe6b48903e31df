using EShopSim.Engine;
using MathNet.Numerics.Distributions;

namespace EShopSim.Planning.Statistics;

/// <summary>A measure over replications, with its confidence interval.</summary>
/// <param name="Measure">What was measured, with its unit last, as <c>orders.place p99 (ms)</c>.</param>
/// <param name="Count">Replications that have a value.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">Their standard deviation; NaN below two.</param>
/// <param name="HalfWidth95">Half the width of the 95 % interval of the mean (Student); NaN below two.</param>
public sealed record Estimate(string Measure, int Count, double Mean, double StandardDeviation, double HalfWidth95)
{
    /// <summary>The estimate from one value per replication; NaN values are left out.</summary>
    public static Estimate Of(string measure, IEnumerable<double> values)
    {
        var tally = new Tally();
        foreach (var value in values)
            if (!double.IsNaN(value))
                tally.Add(value);
        if (tally.Count < 2)
            return new Estimate(measure, (int)tally.Count, tally.Count == 0 ? double.NaN : tally.Mean, double.NaN, double.NaN);
        var student = StudentT.InvCDF(0, 1, tally.Count - 1, 0.975);
        return new Estimate(measure, (int)tally.Count, tally.Mean, tally.StandardDeviation, student * tally.StandardDeviation / Math.Sqrt(tally.Count));
    }
}
