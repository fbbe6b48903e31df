using EShopSim.Engine;
using EShopSim.Planning.Runs;

namespace EShopSim.Planning.Statistics;

/// <summary>A measure over replications, with its confidence interval.</summary>
/// <param name="Measure">What was measured, with its unit last, as <c>orders.place p99 (ms)</c>.</param>
/// <param name="Count">Replications that have a value.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">Their standard deviation; NaN below two.</param>
/// <param name="HalfWidth95">Half the width of the 95 % interval of the mean (Student; of what moves in steps not less than an unseen step could hide); NaN below two.</param>
public sealed record Estimate(string Measure, int Count, double Mean, double StandardDeviation, double HalfWidth95)
{
    /// <summary>The estimate of a measure from replications; those without a value are left out.</summary>
    public static Estimate Of(Measure measure, IReadOnlyList<RunMeasures> runs)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return Of(measure.Title, runs.Select(measure.OfRun), Steps.HasChance(runs) ? measure.Step : 0);
    }

    /// <summary>The estimate from one value per replication; NaN values are left out.</summary>
    /// <param name="measure">What was measured.</param>
    /// <param name="values">The values.</param>
    /// <param name="step">By how much the measure moves at the least when it moves; 0 where it moves smoothly.</param>
    public static Estimate Of(string measure, IEnumerable<double> values, double step = 0)
    {
        var tally = new Tally();
        foreach (var value in values)
            if (!double.IsNaN(value))
                tally.Add(value);
        var deviation = tally.Count < 2 ? double.NaN : tally.StandardDeviation;
        return new Estimate(measure, (int)tally.Count, tally.Count == 0 ? double.NaN : tally.Mean, deviation, Interval95.HalfWidth(tally, step));
    }
}
