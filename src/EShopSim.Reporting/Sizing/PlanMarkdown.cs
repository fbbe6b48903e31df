using System.Globalization;
using System.Text;
using EShopSim.Planning.Sizing;
using EShopSim.Reporting.Summaries;

namespace EShopSim.Reporting.Sizing;

/// <summary><c>report.md</c> of a plan.</summary>
internal static class PlanMarkdown
{
    public static string Of(PlanResult plan, IReadOnlyList<string> charts, IReadOnlyList<string> settings)
    {
        var text = new StringBuilder();
        text.Append("# Capacity plan of ").Append(Markdown.Escape(plan.Problem.Scenario.Name)).Append("\n\n**").Append(Markdown.Escape(PlanWords.Verdict(plan))).Append("**\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Planned for the peak at {Figures.Time(plan.PeakAt.TotalSeconds)}, held for some time; every trial is {plan.Problem.Replications} runs with the same requests, judged together ({plan.Runs} runs in all).\n\n");
        foreach (var note in plan.Notes)
            text.Append("- ").Append(Markdown.Escape(note)).Append('\n');
        if (plan.Notes.Count > 0)
            text.Append('\n');
        if (plan.Loads.Count == 0)
            return text.ToString();
        text.Append("## Nodes and money\n\n").Append(PlanTables.Loads(plan).ToMarkdown()).Append('\n').Append(Markdown.Escape(PlanWords.Legend(plan))).Append("\n\n");
        foreach (var chart in charts)
            text.Append(CultureInfo.InvariantCulture, $"[![{chart}](charts/{chart}.png)](charts/{chart}.svg)\n\n");
        foreach (var load in plan.Loads)
        {
            text.Append("## ").Append(PlanWords.Load(load.Load)).Append("\n\n").Append(Markdown.Escape($"{PlanWords.OfLoad(plan, load)} {PlanWords.OverTheWhole(plan, load)}".TrimEnd())).Append("\n\n").Append(PlanTables.Modules(load).ToMarkdown()).Append('\n');
            if (load.Capacity is { } capacity)
                text.Append("This carries ").Append(PlanWords.Load(capacity.Load)).Append(PlanWords.Sureness(capacity)).Append(".\n\n");
        }

        text.Append(
            """
            *Estimate* is what queueing formulas ask for (an M/M/c queue per pod, stretched as far as the objective allows), *replicas* what the simulation has shown
            to be enough; *with one fewer* is the worst objective, in percent of its limit, with one replica of that module less and all else as planned.


            """);
        if (settings.Count > 0)
            text.Append("To try a plan: `eshopsim run SCENARIO @FILE` at its own load, with ").AppendJoin(" or ", settings.Select(s => $"`{s}`")).Append("; the manifests beside it are for `kubectl apply` and `kubectl patch`.\n\n");
        text.Append("`plan.csv` has a row per load and module, `pools.csv` per load and node pool, `capacity.csv` per load that was tried.\n");
        return text.ToString();
    }
}
