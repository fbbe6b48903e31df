using System.Globalization;
using System.Text;
using EShopSim.Planning.Runs;
using EShopSim.Planning.Tuning;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation;

namespace EShopSim.Reporting.Tuning;

/// <summary>A search for a person at a terminal.</summary>
public static class TuningConsole
{
    /// <summary>Plain text that ends with a line feed.</summary>
    /// <param name="tuning">The search.</param>
    /// <param name="width">Characters of a line.</param>
    public static string Of(TuningResult tuning, int width)
    {
        ArgumentNullException.ThrowIfNull(tuning);
        var text = new StringBuilder();
        text.Append(Paragraph.Wrap(TuningWords.Verdict(tuning), width)).Append("\n\n").Append(TuningTables.Objectives(tuning).ToText(width)).Append('\n').Append(TuningTables.Finalists(tuning).ToText(width));
        text.Append('\n').Append(Paragraph.Wrap(string.Create(CultureInfo.InvariantCulture, $"{tuning.Screened.Count} of {tuning.Problem.Space.Size:#,0} settings screened, {tuning.Finalists.Count} run request by request ({tuning.Runs} runs). {TuningWords.Confidence(tuning)} {TuningMarkdown.Prices(tuning)}"), width)).Append('\n');
        if (tuning.Problem.Screening == SimulationEngine.Fluid)
            text.Append(Paragraph.Wrap("Screening only: " + FluidError.NoticeFor(tuning.Problem.Scenarios), width)).Append('\n');
        foreach (var note in tuning.Problem.Scenarios.SelectMany(TuningNotes.Of).Distinct(StringComparer.Ordinal))
            text.Append(Paragraph.Wrap(note, width)).Append('\n');
        return text.ToString();
    }
}
