using System.Globalization;
using System.Text;
using EShopSim.Planning.Comparing;
using EShopSim.Planning.Runs;
using EShopSim.Planning.Statistics;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation;

namespace EShopSim.Reporting.Comparing;

/// <summary><c>report.md</c> of a comparison.</summary>
internal static class ComparisonMarkdown
{
    public static string Of(Comparison comparison, IReadOnlyList<string> charts)
    {
        var text = new StringBuilder();
        var first = comparison.Variants[0];
        text.Append("# ").Append(Markdown.Escape(first.Variant.Scenario.Name)).Append(": ").AppendJoin(", ", comparison.Variants.Select(v => Markdown.Escape(v.Variant.Name))).Append("\n\n");
        if (first.First.Engine == SimulationEngine.Fluid)
            text.Append("**Approximate.** ").Append(Markdown.Escape(FluidError.NoticeFor(comparison.Variants.Select(v => v.Variant.Scenario)))).Append("\n\n");
        foreach (var variant in comparison.Variants.Skip(1))
            text.Append("**").Append(Markdown.Escape(ComparisonText.Verdict(comparison, variant))).Append(".**\n\n");
        text.Append(ComparisonTables.Variants(comparison).ToMarkdown()).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"{ComparisonText.Replications(comparison)} of each, the same requests in all variants (seed {first.First.Seed}). ");
        text.Append("Intervals are Student's 95 % on the differences of the pairs; those of what moves in steps leave room for a step that was not seen. ").Append(Gain(comparison)).Append("\n\n");
        foreach (var chart in charts)
            text.Append(CultureInfo.InvariantCulture, $"[![{chart}](charts/{chart}.png)](charts/{chart}.svg)\n\n");
        foreach (var variant in comparison.Variants.Skip(1))
            text.Append("## ").Append(Markdown.Escape(variant.Variant.Name)).Append(" against ").Append(Markdown.Escape(first.Variant.Name)).Append("\n\n")
                .Append(ComparisonTables.Differences(variant, all: true).ToMarkdown()).Append('\n');
        text.Append("`differences.csv` has the same for programs.\n");
        return text.ToString();
    }

    /// <summary>What the common random numbers were worth.</summary>
    public static string Gain(Comparison comparison)
    {
        var factors = comparison.Variants.SelectMany(v => v.Differences)
            .Where(d => d.Measure.Unit == "ms" && double.IsFinite(d.VarianceFactor) && d.VarianceFactor > 0)
            .Select(d => d.VarianceFactor)
            .Order()
            .ToList();
        return factors.Count == 0
            ? ""
            : $"Common random numbers lessened the variance of the differences of latencies by a factor of {Figures.Digits(factors[factors.Count / 2])} (median) against independent runs.";
    }
}
