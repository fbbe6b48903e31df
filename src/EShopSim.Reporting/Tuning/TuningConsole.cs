using System.Globalization;
using System.Text;
using EShopSim.Planning.Runs;
using EShopSim.Planning.Tuning;
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
        text.Append(TuningWords.Verdict(tuning)).Append("\n\n").Append(TuningTables.Objectives(tuning).ToText(width)).Append('\n').Append(TuningTables.Finalists(tuning).ToText(width));
        text.Append(string.Create(CultureInfo.InvariantCulture, $"\n{tuning.Screened.Count} of {tuning.Problem.Space.Size} settings screened, {tuning.Finalists.Count} run request by request ({tuning.Runs} runs). {TuningMarkdown.Prices(tuning)}\n"));
        if (tuning.Problem.Screening == SimulationEngine.Fluid)
            text.Append("Screening only: ").Append(FluidError.Notice).Append('\n');
        return text.ToString();
    }
}
