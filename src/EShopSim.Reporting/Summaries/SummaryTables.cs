using System.Globalization;
using EShopSim.Planning.Runs;
using EShopSim.Planning.Statistics;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Summaries;

/// <summary>The tables that sum up a run, shared by console and report.</summary>
internal static class SummaryTables
{
    public static TextTable Objectives(IReadOnlyList<ObjectiveVerdict> objectives)
    {
        var table = new TextTable(
            new Column("Objective") { IsNumber = false }, new Column("Limit") { DropOrder = 1 }, new Column("Measured"), new Column("Verdict") { IsNumber = false });
        foreach (var (objective, measured, met) in objectives)
            table.Add(
                Measures.TitleOf(objective),
                ObjectiveText.Value(objective.Measure, objective.Limit),
                ObjectiveText.Value(objective.Measure, measured),
                ObjectiveText.Verdict(met));
        return table;
    }

    public static TextTable FluidErrors(IReadOnlyList<double> shares)
    {
        var table = new TextTable(
            new Column("Load of the busiest module") { IsNumber = false }, new Column("Of this run"), new Column("Error of mean"), new Column("p95"), new Column("p99"), new Column("Failed"));
        for (var region = 0; region < shares.Count; region++)
        {
            var error = FluidError.ByLoad[region];
            table.Add(error.Region, Percent(100 * shares[region]), Percent(error.MeanPercent), Percent(error.P95Percent), Percent(error.P99Percent), string.Create(CultureInfo.InvariantCulture, $"{error.FailedPoints:0.0} points"));
        }

        return table;

        static string Percent(double percent) => string.Create(CultureInfo.InvariantCulture, $"{percent:0.#} %");
    }

    public static TextTable Operations(RunResult result)
    {
        var table = new TextTable(
            new Column("Operation") { IsNumber = false },
            new Column("Offered"), new Column("Completed") { DropOrder = 4 }, new Column("Failed"),
            new Column("Mean") { DropOrder = 3 }, new Column("p50") { DropOrder = 1 }, new Column("p95") { DropOrder = 2 }, new Column("p99"));
        foreach (var one in result.OperationSummaries)
            table.Add(
                one.Operation, Figures.Count(one.Offered), Figures.Count(one.Completed), Figures.Percent(Shares.FailedPercent(one.Completed, one.Failed)),
                Figures.Latency(one.LatencySeconds.Mean), Figures.Latency(one.LatencySeconds.Quantile(0.5)),
                Figures.Latency(one.LatencySeconds.Quantile(0.95)), Figures.Latency(one.LatencySeconds.Quantile(0.99)));
        return table;
    }

    public static TextTable Workloads(RunResult result)
    {
        var table = new TextTable(
            new Column("Workload") { IsNumber = false },
            new Column("Ready min"), new Column("mean"), new Column("max"), new Column("Scalings") { DropOrder = 1 }, new Column("Restarts") { DropOrder = 2 }, new Column("CPU"),
            new Column("Replica-hours") { DropOrder = 3 }, new Column("Core-hours") { DropOrder = 4 }, new Column("Failed") { DropOrder = 5 });
        foreach (var one in result.WorkloadSummaries)
            table.Add(
                WorkloadNames.In(result, one.Workload),
                Integer(one.MinReadyReplicas), Figures.Digits(one.MeanReadyReplicas), Integer(one.MaxReadyReplicas), Integer(one.Scalings), Restarts(one),
                Figures.Percent(one.CpuUtilizationPercent), Figures.Digits(one.ReplicaHours), Figures.Digits(one.CpuCoreHours),
                Figures.Percent(one.Requests > 0 ? 100.0 * one.Errors / one.Requests : double.NaN));
        return table;
    }

    /// <summary>CPU requests, and what a VerticalPodAutoscaler would make of them.</summary>
    public static TextTable CpuRequests(RunResult result)
    {
        var table = new TextTable(
            new Column("Workload") { IsNumber = false }, new Column("CPU request"), new Column("VPA target"), new Column("lower bound"), new Column("upper bound"));
        foreach (var one in result.WorkloadSummaries)
            if (one.CpuRecommendation is { } advice)
                table.Add(WorkloadNames.In(result, one.Workload), one.MainCpuRequestMillicores is { } request ? Millicores(request) : "–", Millicores(advice.Target), Millicores(advice.LowerBound), Millicores(advice.UpperBound));
        return table;
    }

    /// <summary>Retries and what else callers do, of the workloads where there was any.</summary>
    public static TextTable Callers(RunResult result)
    {
        var table = new TextTable(
            new Column("Called workload") { IsNumber = false },
            new Column("Retries"), new Column("Retries denied"), new Column("Hedges"), new Column("Overflows"), new Column("Ejections"));
        foreach (var one in result.WorkloadSummaries.Where(one => !one.Callers.IsNone))
            table.Add(
                WorkloadNames.In(result, one.Workload), Figures.Count(one.Callers.Retries), Figures.Count(one.Callers.RetriesDenied),
                Figures.Count(one.Callers.Hedges), Figures.Count(one.Callers.Overflows), Figures.Count(one.Callers.Ejections));
        return table;
    }

    public static TextTable Sessions(RunResult result)
    {
        var table = new TextTable(
            new Column("Users") { IsNumber = false },
            new Column("Sessions"), new Column("Finished") { DropOrder = 2 }, new Column("Abandoned"), new Column("Cut off") { DropOrder = 1 },
            new Column("Dropped") { DropOrder = 3 }, new Column("Orders") { DropOrder = 4 }, new Column("Conversion"));
        foreach (var one in result.SessionSummaries)
            table.Add(
                one.Traffic, Figures.Count(one.Started), Figures.Count(one.Finished), Figures.Count(one.Abandoned), Figures.Count(one.Interrupted), Figures.Count(one.Dropped),
                one.Goals is { } goals ? Figures.Count(goals) : "–", Figures.Percent(one.ConversionPercent));
        return table;
    }

    /// <summary>Retries and work for nobody; empty where there was neither.</summary>
    public static TextTable Waste(RunResult result)
    {
        var table = new TextTable(
            new Column("Retries and waste") { IsNumber = false },
            new Column("Tries"), new Column("Retries"), new Column("Tries per first try"), new Column("For nobody") { DropOrder = 1 }, new Column("CPU for nobody"));
        foreach (var one in result.OperationSummaries.Where(o => o.Retried > 0))
            table.Add($"clients of {one.Operation}", Figures.Count(one.Offered), Figures.Count(one.Retried), Figures.Digits(one.RetryAmplification), "–", "–");
        foreach (var one in result.WorkloadSummaries.Where(w => w.Callers.Retries > 0 || w.Wasted > 0))
            table.Add(
                WorkloadNames.In(result, one.Workload), Figures.Count(one.Requests), Figures.Count(one.Callers.Retries), Figures.Digits(one.RetryAmplification),
                Figures.Count(one.Wasted), Figures.Percent(one.CpuCoreHours > 0 ? 100 * one.WastedCpuCoreHours / one.CpuCoreHours : double.NaN));
        return table;
    }

    public static TextTable Queues(RunResult result)
    {
        var table = new TextTable(
            new Column("Queue") { IsNumber = false },
            new Column("Published"), new Column("Consumed"), new Column("Redelivered") { DropOrder = 3 }, new Column("Put aside") { DropOrder = 2 }, new Column("Rejected") { DropOrder = 1 },
            new Column("Backlog max"), new Column("end") { DropOrder = 4 }, new Column("Mean time"));
        foreach (var one in result.QueueSummaries)
            table.Add(
                one.Name, Figures.Count(one.Published), Figures.Count(one.Consumed), Figures.Count(one.Redelivered), Figures.Count(one.DeadLettered), Figures.Count(one.Rejected),
                Figures.Count(one.MaxBacklog), Figures.Count(one.Backlog), Figures.Latency(one.MeanSojournSeconds));
        return table;
    }

    public static TextTable Dependencies(RunResult result)
    {
        var table = new TextTable(
            new Column("Dependency") { IsNumber = false },
            new Column("Calls"), new Column("Rejected"), new Column("Rate limited") { DropOrder = 1 }, new Column("Busy mean"), new Column("Utilization"), new Column("Waiting max") { DropOrder = 2 });
        foreach (var one in result.DependencySummaries)
            table.Add(
                one.Name, Figures.Count(one.Calls), Figures.Count(one.Rejected), Figures.Count(one.RateLimited),
                Figures.Digits(one.MeanBusy), Figures.Percent(one.UtilizationPercent), Figures.Count(one.MaxWaiting));
        return table;
    }

    public static TextTable Estimates(ReplicationSummary replications)
    {
        var table = new TextTable(
            new Column("Measure") { IsNumber = false }, new Column("Mean"), new Column("95 % interval"), new Column("Deviation") { DropOrder = 1 });
        foreach (var one in replications.Estimates)
            table.Add(one.Measure, Figures.Digits(one.Mean), Interval(one), Figures.Digits(one.StandardDeviation));
        return table;
    }

    public static TextTable Failures(RunResult result)
    {
        var table = new TextTable(new Column("Operation") { IsNumber = false }, new Column("Cause") { IsNumber = false }, new Column("Failures"));
        foreach (var one in result.OperationSummaries)
            foreach (var (cause, count) in one.Failures)
                table.Add(one.Operation, cause, Figures.Count(count));
        return table;
    }

    private static string Restarts(WorkloadSummary one) => one.OutOfMemoryKills > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{one.Restarts} ({one.OutOfMemoryKills} OOM)")
        : one.Restarts.ToString(CultureInfo.InvariantCulture);

    private static string Interval(Estimate estimate) =>
        double.IsNaN(estimate.HalfWidth95) ? "–" : $"± {Figures.Digits(estimate.HalfWidth95)}";

    private static string Millicores(long value) => value >= 1_000_000 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{value}m");

    private static string Integer(int value) => value.ToString(CultureInfo.InvariantCulture);
}
