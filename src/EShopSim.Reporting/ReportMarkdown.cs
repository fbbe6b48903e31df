using System.Globalization;
using System.Text;
using EShopSim.Planning.Runs;
using EShopSim.Planning.Statistics;
using EShopSim.Reporting.Charts;
using EShopSim.Reporting.Story;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting;

/// <summary><c>report.md</c>: a run summed up for a person, with its charts.</summary>
internal static class ReportMarkdown
{
    /// <summary>The text; <paramref name="charts"/> names the pictures there are, without folder and extension.</summary>
    public static string Of(RunResult result, ReplicationSummary? replications, IReadOnlyList<string> charts)
    {
        var text = new StringBuilder();
        AppendHead(text, result);
        AppendApproximation(text, result);
        AppendTable(text, "Objectives", SummaryTables.Objectives(result.Objectives));
        if (replications is not null)
            AppendReplications(text, replications);
        AppendPicture(text, charts, "overview", "Traffic, ready replicas, p95 latency and failures over time");
        AppendTable(text, "Requests", SummaryTables.Operations(result));
        text.Append("Over the whole run: ").Append(RunText.Requests(result)).Append(".\n\n");
        if (result.Recovery is { } recovery)
            text.Append("## Recovery\n\n").Append(Markdown.Escape(RecoveryText.Sentence(recovery))).Append("\n\n");
        AppendTable(text, "Sessions", SummaryTables.Sessions(result));
        AppendPicture(text, charts, SessionsChart.Name, "Users in a session, how sessions end, and orders over time");
        AppendPicture(text, charts, "latency", "Latency percentiles of each entry operation over time");
        AppendTable(text, "Where the time goes", TimeTables.ByOperation(result.OperationSummaries));
        AppendTable(text, "Share of the time by module", TimeTables.ByModule(result.OperationSummaries));
        AppendPicture(text, charts, "time", "Parts of the mean latency of each entry operation over time");
        // What they began with says more; the fluid engine knows only what clients saw.
        var sources = TimeTables.Failures(result.OperationSummaries);
        AppendTable(text, "Failures", sources.IsEmpty ? SummaryTables.Failures(result) : sources);
        AppendPicture(text, charts, "errors", "Failed requests over time");
        AppendTable(text, "Retries and waste", SummaryTables.Waste(result));
        AppendTable(text, "Workloads", SummaryTables.Workloads(result));
        AppendCpuRequests(text, result);
        AppendTable(text, "What callers did", SummaryTables.Callers(result));
        AppendTable(text, "Queues", SummaryTables.Queues(result));
        AppendTable(text, "Dependencies", SummaryTables.Dependencies(result));
        AppendPicture(text, charts, "replicas", "Replicas desired, existing and ready of each workload over time");
        AppendPicture(text, charts, "scale-up", "The largest scale-up from near");
        AppendPicture(text, charts, "cpu", "CPU utilization of each workload against its HPA's target");
        text.Append("## Nodes and cost\n\n").Append(RunText.Cost(result)).Append(".\n\n");
        if (RunText.Consolidation(result) is { Length: > 0 } consolidation)
            text.Append(Markdown.Escape(consolidation)).Append(".\n\n");
        AppendPicture(text, charts, "nodes", "CPU of the cluster, ready nodes and pods per node over time");
        AppendTimeline(text, result);
        AppendFiles(text);
        return text.ToString();
    }

    private static void AppendHead(StringBuilder text, RunResult result)
    {
        var scenario = result.Scenario;
        text.Append("# ").Append(Markdown.Escape(scenario.Name)).Append("\n\n");
        if (scenario.Description.Length > 0)
            text.Append(Markdown.Escape(scenario.Description)).Append("\n\n");
        var warmup = scenario.Warmup > TimeSpan.Zero
            ? $" The first {Figures.Duration(scenario.Warmup)} are warm-up: simulated and drawn, but left out of the tables."
            : "";
        text.Append(CultureInfo.InvariantCulture, $"{Figures.Duration(result.SimulatedTime)} simulated with the control loops of Kubernetes ")
            .Append(CultureInfo.InvariantCulture, $"{ProductVersion.Of(scenario.KubernetesVersion)}, seed {result.Seed}, digest `{result.Digest:x16}`.{warmup}\n\n");
        if (result.SimulatedTime < scenario.Duration)
            text.Append("**Interrupted**: the scenario lasts ").Append(Figures.Duration(scenario.Duration)).Append(".\n\n");
    }

    private static void AppendApproximation(StringBuilder text, RunResult result)
    {
        if (result.Engine != SimulationEngine.Fluid)
            return;
        text.Append("**Approximate.** ").Append(Markdown.Escape(FluidError.NoticeFor([result.Scenario]))).Append("\n\n");
        text.Append(SummaryTables.FluidErrors(LoadRegion.Shares(result)).ToMarkdown()).Append('\n');
    }

    private static void AppendTable(StringBuilder text, string title, TextTable table)
    {
        if (!table.IsEmpty)
            text.Append("## ").Append(title).Append("\n\n").Append(table.ToMarkdown()).Append('\n');
    }

    private static void AppendCpuRequests(StringBuilder text, RunResult result)
    {
        var table = SummaryTables.CpuRequests(result);
        if (table.IsEmpty)
            return;
        AppendTable(text, "CPU requests", table);
        text.Append("Of the main containers, with what a VerticalPodAutoscaler that watched this run would recommend at its end; its bounds are wide after so short a time. ")
            .Append("An HPA on CPU utilization goes by the request: do not let a VPA change it at the same time.\n\n");
    }

    private static void AppendReplications(StringBuilder text, ReplicationSummary replications)
    {
        AppendTable(text, RunText.Replications(replications), SummaryTables.Estimates(replications));
        AppendTable(text, "Objectives over all replications", SummaryTables.Objectives(replications.Objectives));
        text.Append("Everything below is the first replication.\n\n");
    }

    private static void AppendPicture(StringBuilder text, IReadOnlyList<string> charts, string name, string description)
    {
        if (charts.Contains(name, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"[![{description}](charts/{name}.png)](charts/{name}.svg)\n\n");
    }

    private static void AppendTimeline(StringBuilder text, RunResult result)
    {
        var timeline = Timeline.Of(result);
        if (timeline.Entries.Count == 0)
            return;
        text.Append("## What happened\n\n| Time | Event |\n|---:|---|\n");
        foreach (var entry in timeline.Entries)
            text.Append("| ").Append(Figures.Time(entry.Seconds)).Append(" | ").Append(Markdown.Escape(entry.Text)).Append(" |\n");
        text.Append('\n');
        if (timeline.LeftOut > 0)
            text.Append(CultureInfo.InvariantCulture, $"{timeline.LeftOut} smaller changes are left out here; `hpa.csv` and `events.csv` have all.\n\n");
    }

    private static void AppendFiles(StringBuilder text) => text.Append(
        """
        ## Data

        `summary.json` has these figures for programs. One row per time and object: `workloads.csv`, `operations.csv`, `latency.csv` (where the
        time goes), `errors.csv` (where failures began), `nodes.csv`; one row per evaluation of an HPA: `hpa.csv`; per pod: `pods.csv`; per
        Kubernetes event: `events.csv`. Times are simulated seconds.

        """);
}
