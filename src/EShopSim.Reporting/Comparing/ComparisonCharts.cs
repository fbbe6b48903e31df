using System.Globalization;
using EShopSim.Cluster.Api;
using EShopSim.Planning.Comparing;
using EShopSim.Reporting.Charts;
using EShopSim.Reporting.Drawing;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Comparing;

/// <summary>The variants laid over one another, a panel per measure.</summary>
internal static class ComparisonCharts
{
    private const int MostPanels = 6;

    public static IEnumerable<Page> Of(Comparison comparison)
    {
        var baseline = comparison.Variants[0].First;
        yield return Page(comparison, "overview", "replicas, latency and failures",
        [
            new Panel("Traffic offered", "requests/s", [new Trace("offered", Columns.Sum(baseline.SampleTimesSeconds.Count, baseline.Operations.Select(o => o.OfferedPerSecond)), Palette.Ink)]) { Height = 100 },
            Overlay(comparison, "Ready replicas of all workloads", "pods", run => Columns.Sum(run.SampleTimesSeconds.Count, run.Workloads.Select(w => w.ReadyReplicas)), steps: true),
            LatencyScale.Apply(Overlay(comparison, "p95 latency, worst entry operation", "ms", WorstLatency)),
            Overlay(comparison, "Failures of all operations", "failures/s", run => Columns.Sum(run.SampleTimesSeconds.Count, run.Operations.Select(o => o.FailedPerSecond))),
        ]);
        yield return Page(comparison, "replicas", "ready replicas by workload", [.. Workloads(baseline).Select(w => OfWorkload(comparison, w))]);
        var operations = baseline.Operations.Take(MostPanels).ToList();
        if (operations.Count > 0)
            yield return Page(comparison, "latency", "p99 latency by entry operation", [.. operations.Select(o => OfOperation(comparison, o))]);
    }

    private static Page Page(Comparison comparison, string name, string title, IReadOnlyList<Panel> panels)
    {
        var page = ChartFrame.Of(comparison.Variants[0].First, name, $"{title} of {comparison.Variants.Count.ToString(CultureInfo.InvariantCulture)} variants", panels);
        var times = Times(comparison);
        return page with
        {
            Subtitle = string.Create(CultureInfo.InvariantCulture, $"{string.Join(" · ", comparison.Variants.Select(v => v.Variant.Name))}: {(comparison.Replications == 1 ? "" : $"the first of {ComparisonText.Replications(comparison)}, ")}the same requests in each"),
            Times = times,
            EndSeconds = Math.Max(1, times.Count > 0 ? times[^1] : 0),
        };
    }

    private static Panel OfWorkload(Comparison comparison, WorkloadRef workload) =>
        Overlay(comparison, $"{workload.Name}: ready replicas", "pods", run => run.Workloads.FirstOrDefault(w => w.Workload == workload)?.ReadyReplicas ?? [], steps: true);

    private static Panel OfOperation(Comparison comparison, OperationSeries operation) => LatencyScale.Apply(
        Overlay(comparison, operation.Operation, "ms", run => run.Operations.FirstOrDefault(o =>
            string.Equals(o.Operation, operation.Operation, StringComparison.Ordinal) && string.Equals(o.Traffic, operation.Traffic, StringComparison.Ordinal))?.LatencyP99Ms ?? []));

    private static IReadOnlyList<double> Times(Comparison comparison) =>
        comparison.Variants.MaxBy(v => v.First.SampleTimesSeconds.Count)!.First.SampleTimesSeconds;

    private static Panel Overlay(Comparison comparison, string title, string unit, Func<RunResult, IReadOnlyList<float>> series, bool steps = false) =>
        new(title, unit, [.. comparison.Variants.Select((v, i) => new Trace(v.Variant.Name, Resampled(series(v.First), v.First.SampleTimesSeconds, Times(comparison)), Palette.ColorOf(i))
        {
            IsStep = steps,
            Width = 1.4f,
            Pattern = Palette.PatternOf(i),
        })])
        {
            Scale = steps ? ValueScale.Whole : default,
            Height = 150,
        };

    // Variants may be recorded at another pace or for another time: each shows its own latest sample, and nothing after its end.
    private static IReadOnlyList<float> Resampled(IReadOnlyList<float> values, IReadOnlyList<double> own, IReadOnlyList<double> times)
    {
        if (ReferenceEquals(own, times) || (values.Count == times.Count && own.SequenceEqual(times)))
            return values;
        var at = 0;
        return Columns.Of(times.Count, i =>
        {
            while (at < values.Count && own[at] < times[i])
                at++;
            return at < values.Count ? values[at] : float.NaN;
        });
    }

    // Those that an HPA moves or that differ; without any, the first few.
    private static IEnumerable<WorkloadRef> Workloads(RunResult run)
    {
        var moving = run.Workloads.Where(w => WorkloadChoice.Changes(w) || WorkloadChoice.AutoscalerOf(run, w.Workload) is not null).ToList();
        return (moving.Count > 0 ? moving : [.. run.Workloads]).Take(MostPanels).Select(w => w.Workload);
    }

    private static float[] WorstLatency(RunResult run) => Columns.Of(run.SampleTimesSeconds.Count, i =>
    {
        var worst = float.NaN;
        foreach (var operation in run.Operations)
            if (!(operation.LatencyP95Ms[i] <= worst) && !float.IsNaN(operation.LatencyP95Ms[i]))
                worst = operation.LatencyP95Ms[i];
        return worst;
    });
}
