using EShopSim.Cluster.Api;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Planning.Runs;

/// <summary>How busy a shop is: CPU used over what the ready pods may use, of the busiest module.</summary>
public static class LoadRegion
{
    private static readonly double[] s_bounds = [0.5, 0.8, 0.95];

    /// <summary>What the regions are called, in order of load.</summary>
    public static IReadOnlyList<string> Names { get; } = ["below 50 %", "50 to 80 %", "80 to 95 %", "overload"];

    /// <summary>The region of a load, as an index of <see cref="Names"/>.</summary>
    public static int Of(double load)
    {
        var region = 0;
        while (region < s_bounds.Length && load >= s_bounds[region])
            region++;
        return region;
    }

    /// <summary>The load at a sample, 0 to 1 or a little more. A limit bounds a pod, else its node; a module that is asked while it has no ready pod counts as too busy.</summary>
    public static double LoadAt(RunResult run, int sample)
    {
        ArgumentNullException.ThrowIfNull(run);
        var most = 0.0;
        foreach (var workload in run.Workloads)
            if (workload.RequestsPerSecond[sample] > 0)
                most = Math.Max(most, workload.ReadyReplicas[sample] > 0 ? workload.CpuUsageMillicores[sample] / (workload.ReadyReplicas[sample] * PodMillicores(run.Scenario, workload.Workload)) : 1);
        return most;
    }

    /// <summary>Share of the samples in each region, 0 to 1.</summary>
    public static IReadOnlyList<double> Shares(RunResult run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var counts = new double[Names.Count];
        for (var i = 0; i < run.SampleTimesSeconds.Count; i++)
            counts[Of(LoadAt(run, i))]++;
        return [.. counts.Select(count => count / Math.Max(1, run.SampleTimesSeconds.Count))];
    }

    private static double PodMillicores(Scenario scenario, WorkloadRef workload)
    {
        var template = scenario.Cluster.Deployments.FirstOrDefault(d => Is(d.Meta, WorkloadKind.Deployment))?.Template
            ?? scenario.Cluster.StatefulSets.FirstOrDefault(s => Is(s.Meta, WorkloadKind.StatefulSet))?.Template;
        return template?.Containers[0].Limits.CpuMillicores ?? (scenario.Cluster.Nodes is [var node, ..] ? node.Allocatable.CpuMillicores : null) ?? double.PositiveInfinity;

        bool Is(ObjectMeta meta, WorkloadKind kind) => workload == new WorkloadRef(kind, meta.Namespace, meta.Name);
    }
}
