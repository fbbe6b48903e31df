using EShopSim.Cluster.Api;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Charts;

/// <summary>The workloads worth a reader's time: those an HPA scales first, then those that change, then those with most traffic.</summary>
internal sealed class WorkloadChoice
{
    private readonly RunResult _result;
    private readonly IReadOnlyList<WorkloadSeries> _leftOut;

    /// <summary>Chooses at most so many of those that qualify.</summary>
    public WorkloadChoice(RunResult result, int most, Func<WorkloadSeries, bool> qualifies)
    {
        _result = result;
        var best = result.Workloads
            .Where(qualifies)
            .OrderByDescending(w => AutoscalerOf(result, w.Workload) is not null)
            .ThenByDescending(Changes)
            .ThenByDescending(w => Columns.Sum(w.RequestsPerSecond.Count, [w.RequestsPerSecond]).Where(float.IsFinite).Sum(v => (double)v))
            .Take(most)
            .ToList();
        Chosen = [.. result.Workloads.Where(best.Contains)];
        _leftOut = [.. result.Workloads.Where(w => !best.Contains(w))];
    }

    /// <summary>The chosen ones, in manifest order.</summary>
    public IReadOnlyList<WorkloadSeries> Chosen { get; }

    /// <summary>The HPA of a workload; null without one.</summary>
    public static HorizontalPodAutoscaler? AutoscalerOf(RunResult result, WorkloadRef workload) =>
        result.Scenario.Cluster.Autoscalers.FirstOrDefault(hpa => hpa.Target == workload);

    /// <summary>Whether the number of its replicas ever changes.</summary>
    public static bool Changes(WorkloadSeries series) =>
        Columns.Changes(series.DesiredReplicas) || Columns.Changes(series.Replicas) || Columns.Changes(series.ReadyReplicas);

    /// <summary>Says who was left out and why; empty when nobody was.</summary>
    public string LeftOut(string why) => Charts.LeftOut.Words(why, _leftOut.Select(w => WorkloadNames.In(_result, w.Workload)));
}
