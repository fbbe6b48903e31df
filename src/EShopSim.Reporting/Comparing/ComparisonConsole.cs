using System.Globalization;
using System.Text;
using EShopSim.Planning.Comparing;
using EShopSim.Reporting.Summaries;

namespace EShopSim.Reporting.Comparing;

/// <summary>A comparison for a person at a terminal: a sentence per variant, then what differs.</summary>
public static class ComparisonConsole
{
    /// <summary>Plain text that ends with a line feed.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="width">Characters of a line.</param>
    public static string Of(Comparison comparison, int width)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var text = new StringBuilder();
        foreach (var variant in comparison.Variants.Skip(1))
            text.Append(ComparisonText.Verdict(comparison, variant)).Append('\n');
        text.Append('\n').Append(ComparisonTables.Variants(comparison).ToText(width));
        text.Append('\n').Append(string.Create(CultureInfo.InvariantCulture, $"{ComparisonText.Replications(comparison)} of each with the same requests. {ComparisonMarkdown.Gain(comparison)}").TrimEnd()).Append('\n');
        foreach (var variant in comparison.Variants.Skip(1))
        {
            var table = ComparisonTables.Differences(variant, all: false);
            text.Append('\n');
            text.Append(table.IsEmpty ? $"{variant.Variant.Name}: {(variant.Differences.All(d => d.IsOfIdenticalRuns) ? "every run went exactly as the baseline's did" : "nothing that can be told from chance")}\n" : table.ToText(width));
        }

        return text.ToString();
    }
}
