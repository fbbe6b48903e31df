using System.Globalization;
using EShopSim.Planning.Comparing;
using EShopSim.Planning.Statistics;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation;

namespace EShopSim.Reporting.Comparing;

/// <summary>A comparison in a sentence per variant: what it changes most of what matters, what it costs, and whether it is enough.</summary>
internal static class ComparisonText
{
    public static string Verdict(Comparison comparison, VariantOutcome variant)
    {
        var baseline = comparison.Variants[0];
        var parts = new List<string>();
        if (Headline(baseline, variant) is { } headline)
            parts.Add(Change(headline));
        parts.Add(Price(Of(variant, Measures.ReplicaHours)));
        var cost = Of(variant, Measures.Cost);
        if (cost.Baseline != 0 || cost.Variant != 0)
            parts.Add(Price(cost));
        parts.Add(Objectives(baseline, variant));
        return $"{variant.Variant.Name} against {baseline.Variant.Name}: {string.Join(", ", parts.Where(p => p.Length > 0))}";
    }

    /// <summary><c>[-196, -152]</c>, with the unit of the measure left to the column.</summary>
    public static string Interval(PairedDifference difference) => double.IsNaN(difference.HalfWidth95)
        ? Figures.None
        : $"[{Signed(difference.Low95)}, {Signed(difference.High95)}]";

    public static string Signed(double value)
    {
        if (!double.IsFinite(value))
            return Figures.None;
        var digits = Figures.Digits(value);
        return value > 0 && digits != "0" ? $"+{digits}" : digits.Replace('-', '−');
    }

    public static string Percent(PairedDifference difference) =>
        double.IsNaN(difference.Percent) ? Figures.None : $"{Signed(difference.Percent)} %";

    /// <summary>Whether the difference can be told from none.</summary>
    public static string Meaning(PairedDifference difference) => difference switch
    {
        { Pairs: 0 } => "no run with a value in both",
        _ when difference.Pairs < difference.Runs => $"told by {difference.Pairs} of {difference.Runs} pairs only",
        _ when double.IsNaN(difference.HalfWidth95) => "one run only",
        { Difference: 0, IsOfIdenticalRuns: true } => "identical runs",
        { Difference: 0, HalfWidth95: 0 } => "the same in every pair",
        { RestsOnFewRequests: true } => $"{Direction(difference)}; rests on few requests, the interval is too narrow",
        _ => Direction(difference),
    };

    private static string Direction(PairedDifference difference) =>
        !difference.IsSignificant ? "cannot be told apart" : difference.Difference < 0 ? "less" : "more";

    // The objective that the variant changes most, relative to its limit; without objectives the p99 that changes most.
    private static PairedDifference? Headline(VariantOutcome baseline, VariantOutcome variant)
    {
        var objectives = baseline.Variant.Scenario.Objectives.Select(o =>
        {
            var measure = Measures.OfObjective(o);
            return (Difference: PairedDifference.Of(measure, baseline.Runs, variant.Runs), Limit: o.Limit * (o.Measure == ObjectiveMeasure.ErrorRate ? 100 : 1000));
        }).Where(o => !double.IsNaN(o.Difference.Difference)).ToList();
        if (objectives.Count > 0)
            return objectives.MaxBy(o => Math.Abs(o.Difference.Difference) / o.Limit).Difference;
        return variant.Differences
            .Where(d => d.Measure.Name.EndsWith(" p99", StringComparison.Ordinal) && !double.IsNaN(d.Percent))
            .MaxBy(d => Math.Abs(d.Percent));
    }

    private static string Change(PairedDifference difference)
    {
        if (difference is { Difference: 0, HalfWidth95: 0 or double.NaN })
            return $"{difference.Measure.Name} unchanged at {Value(difference.Measure, difference.Baseline)}";
        var interval = double.IsNaN(difference.HalfWidth95) ? "" : $" {Interval(difference)}";
        var doubt = difference.IsSignificant || double.IsNaN(difference.HalfWidth95) ? "" : " (which may be chance)";
        return $"{difference.Measure.Name} {Figures.Digits(difference.Baseline)} → {Figures.Digits(difference.Variant)} {difference.Measure.Unit}{interval}{doubt}";
    }

    private static string Price(PairedDifference difference) => difference.Difference == 0
        ? $"the same {difference.Measure.Name}"
        : $"{Percent(difference)} {difference.Measure.Name}";

    private static string Objectives(VariantOutcome baseline, VariantOutcome variant)
    {
        if (variant.Objectives.Count == 0)
            return "";
        var missed = variant.Objectives.Where(o => !o.Met).Select(o => Measures.TitleOf(o.Objective)).ToList();
        if (missed.Count > 0)
            return $"objective{(missed.Count == 1 ? "" : "s")} missed: {string.Join(", ", missed)}";
        return baseline.MeetsObjectives ? "objectives met by both" : "objectives met";
    }

    /// <summary><c>10 replications</c>.</summary>
    public static string Replications(Comparison comparison) => string.Create(CultureInfo.InvariantCulture, $"{comparison.Replications} replication{(comparison.Replications == 1 ? "" : "s")}");

    private static string Value(Measure measure, double value) => $"{Figures.Digits(value)} {measure.Unit}";

    private static PairedDifference Of(VariantOutcome variant, Measure measure) =>
        variant.Differences.First(d => string.Equals(d.Measure.Name, measure.Name, StringComparison.Ordinal));
}
