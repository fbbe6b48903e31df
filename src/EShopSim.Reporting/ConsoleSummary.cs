using System.Text;
using EShopSim.Planning.Runs;
using EShopSim.Planning.Statistics;
using EShopSim.Reporting.Story;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting;

/// <summary>A run summed up for a person at a terminal.</summary>
public static class ConsoleSummary
{
    private const int HpaHighlights = 6;
    private const int LeastWidth = 40;

    /// <summary>
    /// Short aligned tables, objectives first, in plain text that ends with a line feed. Covers the run after warm-up; cost covers
    /// the whole run.
    /// </summary>
    /// <param name="result">The run.</param>
    /// <param name="width">Characters of a line; less than 40 counts as 40.</param>
    public static string Of(RunResult result, int width) => Of(result, null, width);

    /// <summary>As <see cref="Of(RunResult, int)"/>, with what the run and its replications say together; null or a single one adds nothing.</summary>
    public static string Of(RunResult result, ReplicationSummary? replications, int width)
    {
        ArgumentNullException.ThrowIfNull(result);
        width = Math.Max(width, LeastWidth);
        var text = new StringBuilder();
        foreach (var line in RunText.Header(result))
            text.Append(Paragraph.Wrap(line, width)).Append('\n');
        if (result.Engine == SimulationEngine.Fluid)
            Append(text, SummaryTables.FluidErrors(LoadRegion.Shares(result)), width);
        Append(text, SummaryTables.Objectives(result.Objectives), width);
        Append(text, SummaryTables.Operations(result), width);
        Append(text, TimeTables.ByOperation(result.OperationSummaries), width);
        Append(text, TimeTables.ByModule(result.OperationSummaries), width);
        Append(text, TimeTables.Failures(result.OperationSummaries), width);
        Append(text, SummaryTables.Sessions(result), width);
        Append(text, SummaryTables.Workloads(result), width);
        Append(text, SummaryTables.Queues(result), width);
        Append(text, SummaryTables.Dependencies(result), width);
        Append(text, SummaryTables.Waste(result), width);
        if (result.Recovery is { } recovery)
            text.Append('\n').Append(Paragraph.Wrap(RecoveryText.Sentence(recovery), width)).Append('\n');
        AppendHpaHighlights(text, result, width);
        text.Append('\n').Append(Paragraph.Wrap(RunText.Cost(result), width)).Append('\n');
        if (replications is { Count: > 1 })
            AppendReplications(text, replications, width);
        return text.ToString();
    }

    private static void Append(StringBuilder text, TextTable table, int width)
    {
        if (!table.IsEmpty)
            text.Append('\n').Append(table.ToText(width));
    }

    private static void AppendReplications(StringBuilder text, ReplicationSummary replications, int width)
    {
        text.Append('\n').Append(RunText.Replications(replications)).Append(" (above: the first)\n");
        text.Append(SummaryTables.Estimates(replications).ToText(width));
        Append(text, SummaryTables.Objectives(replications.Objectives), width);
    }

    private static void AppendHpaHighlights(StringBuilder text, RunResult result, int width)
    {
        var largest = HpaChange.AllIn(result)
            .OrderByDescending(change => Math.Abs(change.Sync.DesiredReplicas - change.Sync.CurrentReplicas))
            .Take(HpaHighlights)
            .OrderBy(change => change.Sync.Time)
            .ToList();
        if (largest.Count == 0)
            return;
        var table = new TextTable(
            new Column("Time") { IsNumber = false }, new Column("HPA") { IsNumber = false }, new Column("Replicas"), new Column("Reason") { IsNumber = false, DropOrder = 1 },
            new Column("Message") { IsNumber = false, LeastWidth = 24, DropOrder = 2 });
        foreach (var change in largest)
            table.Add(Figures.Time(change.Sync.Time.TotalSeconds), change.Sync.Name, change.Replicas, change.Sync.Reason, change.Sync.Message);
        text.Append('\n').Append("Largest changes by HPAs\n").Append(table.ToText(width));
    }
}
