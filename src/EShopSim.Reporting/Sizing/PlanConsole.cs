using System.Globalization;
using System.Text;
using EShopSim.Planning.Sizing;
using EShopSim.Reporting.Summaries;

namespace EShopSim.Reporting.Sizing;

/// <summary>A plan for a person at a terminal.</summary>
public static class PlanConsole
{
    /// <summary>Plain text that ends with a line feed.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="width">Characters of a line.</param>
    public static string Of(PlanResult plan, int width)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var text = new StringBuilder();
        if (plan.Unreachable.Count > 0)
            text.Append(PlanWords.Verdict(plan)).Append('\n');
        else
            text.Append(PlanWords.Present(plan)).Append("\n\n").Append(PlanTables.Loads(plan).ToText(width));
        foreach (var load in plan.Loads)
            text.Append('\n').Append(Paragraph.Wrap($"{PlanWords.OfLoad(plan, load)} {PlanWords.OverTheWhole(plan, load)}".TrimEnd(), width)).Append('\n').Append(PlanTables.Modules(load).ToText(width));
        text.Append(CultureInfo.InvariantCulture, $"\nThe peak at {Figures.Time(plan.PeakAt.TotalSeconds)}, held; {plan.Problem.Replications} runs per trial, {plan.Runs} runs.\n");
        if (plan.Loads.Count > 0)
            text.Append(Paragraph.Wrap(PlanWords.Legend(plan), width)).Append('\n');
        foreach (var note in plan.Notes)
            text.Append(note).Append('\n');
        return text.ToString();
    }
}
