using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Tests;

/// <summary>Runs at the edges of what reports must bear.</summary>
internal static class OddRuns
{
    public static RunResult Of(string kind) => kind switch
    {
        "empty" => EmptyRun.Result,
        "one sample" => Cut(SyntheticRun.Of(15), 1),
        "two samples" => Cut(SyntheticRun.Of(15), 2),
        "all NaN" => AllNaN(SyntheticRun.Of(15)),
        "no nodes" => SyntheticRun.Of(15) with { Nodes = [] },
        "no traffic" => SyntheticRun.Of(15) with { Operations = [], OperationSummaries = [] },
        "no time" => EmptyRun.Result with { SimulatedTime = TimeSpan.Zero },
        "many" => Many(SyntheticRun.Of(15)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such run"),
    };

    public static RunResult Many(RunResult run)
    {
        WorkloadRef Ref(int i) => new(WorkloadKind.Deployment, "shop", $"service-with-a-rather-long-name-{i:00}");
        return run with
        {
            Scenario = run.Scenario with
            {
                Events = [.. Enumerable.Range(0, 30).Select(i => new ScaleEvent(TimeSpan.FromMinutes(20 + (2 * i)), Ref(i), i))],
                Cluster = new ClusterObjects { Autoscalers = [.. run.Scenario.Cluster.Autoscalers.Select((a, i) => a with { Target = Ref(i) })] },
            },
            Workloads = [.. Enumerable.Range(0, 26).Select(i => run.Workloads[i % 5] with { Workload = Ref(i) })],
            Operations = [.. Enumerable.Range(0, 12).Select(i => run.Operations[i % 3] with { Operation = $"{run.Operations[i % 3].Operation}-{i}" })],
            Nodes = [.. Enumerable.Range(0, 40).Select(i => run.Nodes[i % 6] with { Name = $"node-{i}" })],
        };
    }

    private static RunResult Cut(RunResult run, int samples)
    {
        var result = Map(run, values => [.. values.Take(samples)]);
        return result with { SampleTimesSeconds = [.. run.SampleTimesSeconds.Take(samples)], SimulatedTime = TimeSpan.FromSeconds(15 * samples) };
    }

    private static RunResult AllNaN(RunResult run) => Map(run, values => [.. values.Select(_ => float.NaN)]);

    private static RunResult Map(RunResult run, Func<IReadOnlyList<float>, float[]> map) => run with
    {
        Workloads = [.. run.Workloads.Select(w => new WorkloadSeries(w.Workload)
        {
            DesiredReplicas = map(w.DesiredReplicas), Replicas = map(w.Replicas), ReadyReplicas = map(w.ReadyReplicas),
            UnavailableReplicas = map(w.UnavailableReplicas), CpuUsageMillicores = map(w.CpuUsageMillicores),
            CpuRequestMillicores = map(w.CpuRequestMillicores), CpuUtilizationPercent = map(w.CpuUtilizationPercent),
            ThrottledPercent = map(w.ThrottledPercent), RequestsPerSecond = map(w.RequestsPerSecond),
            ErrorsPerSecond = map(w.ErrorsPerSecond), InFlight = map(w.InFlight),
        })],
        Operations = [.. run.Operations.Select(o => new OperationSeries(o.Traffic, o.Operation)
        {
            OfferedPerSecond = map(o.OfferedPerSecond), CompletedPerSecond = map(o.CompletedPerSecond), FailedPerSecond = map(o.FailedPerSecond),
            LatencyMeanMs = map(o.LatencyMeanMs), LatencyP50Ms = map(o.LatencyP50Ms), LatencyP95Ms = map(o.LatencyP95Ms), LatencyP99Ms = map(o.LatencyP99Ms),
        })],
        Nodes = [.. run.Nodes.Select(n => new NodeSeries(n.Name, n.Zone)
        {
            Present = map(n.Present), Ready = map(n.Ready), Pods = map(n.Pods), CpuRequestedMillicores = map(n.CpuRequestedMillicores),
            CpuUsageMillicores = map(n.CpuUsageMillicores), CpuAllocatableMillicores = map(n.CpuAllocatableMillicores),
        })],
    };
}
