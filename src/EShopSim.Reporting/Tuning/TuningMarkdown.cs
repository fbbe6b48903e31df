using System.Globalization;
using System.Text;
using EShopSim.Planning.Runs;
using EShopSim.Planning.Tuning;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation;

namespace EShopSim.Reporting.Tuning;

/// <summary><c>report.md</c> of a search.</summary>
internal static class TuningMarkdown
{
    public static string Of(TuningResult tuning, IReadOnlyList<string> manifests)
    {
        var text = new StringBuilder();
        text.Append("# Tuning ").AppendJoin(", ", tuning.Problem.Scenarios.Select(s => Markdown.Escape(s.Name))).Append("\n\n**").Append(Markdown.Escape(TuningWords.Verdict(tuning))).Append("**\n\n");
        text.Append("[![Cost against the objectives](charts/pareto.png)](charts/pareto.svg)\n\n");
        text.Append(TuningTables.Objectives(tuning).ToMarkdown()).Append('\n').Append(TuningTables.Finalists(tuning).ToMarkdown()).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"{tuning.Screened.Count} of {tuning.Problem.Space.Size:#,0} settings were screened, {tuning.Finalists.Count} run request by request with the same requests in all ({tuning.Runs} runs). ");
        text.Append(TuningWords.Confidence(tuning)).Append(' ');
        text.Append(Prices(tuning)).Append("\n\n");
        if (tuning.Problem.Screening == SimulationEngine.Fluid)
            text.Append("The settings were screened with the fluid engine; the finalists' figures are not its. ").Append(Markdown.Escape(FluidError.NoticeFor(tuning.Problem.Scenarios))).Append("\n\n");
        foreach (var note in tuning.Problem.Scenarios.SelectMany(TuningNotes.Of).Distinct(StringComparer.Ordinal))
            text.Append(Markdown.Escape(note)).Append("\n\n");
        if (tuning.Knee is { } knee)
            text.Append("The front bends most at: ").Append(Markdown.Escape(TuningWords.Of(tuning, knee.Setting))).Append(".\n\n");
        if (manifests.Count > 0)
        {
            text.Append("To apply it:\n\n```\n");
            foreach (var manifest in manifests.Where(m => !m.EndsWith(".patch.yaml", StringComparison.Ordinal)))
                text.Append("kubectl apply -f ").Append(manifest).Append('\n');
            text.Append("```\n\nor, to change nothing but those fields, `kubectl patch hpa NAME --type merge --patch-file manifests/NAME.patch.yaml`.\n\n");
        }

        text.Append("`settings.csv` has every setting that was screened, `finalists.csv` those that were run.\n");
        return text.ToString();
    }

    /// <summary>What costs mean.</summary>
    public static string Prices(TuningResult tuning) => tuning.Problem.Prices.IsInCurrency
        ? "A replica costs the share of a node that its requests take, at the nodes' price; nodes themselves are not added or removed."
        : "No node has a price: costs are core-hours requested.";
}
