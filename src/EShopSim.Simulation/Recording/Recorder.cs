using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>Samples the whole simulation at a fixed step and turns it into a <see cref="RunResult"/> at the end.</summary>
internal sealed class Recorder
{
    private readonly Scenario scenario;
    private readonly ControlPlane plane;
    private readonly RequestEngine traffic;
    private readonly List<double> timesSeconds = [];
    private readonly WorkloadRecorder[] workloads;
    private readonly OperationRecorder[] operations;
    private readonly NodeRecorder[] nodes;
    private readonly PodCpu podCpu;
    private readonly SimTime warmupEnd;
    private SimTime last = SimTime.Zero;

    public Recorder(Scenario scenario, ControlPlane plane, RequestEngine traffic)
    {
        this.scenario = scenario;
        this.plane = plane;
        this.traffic = traffic;
        warmupEnd = SimTime.Zero + scenario.Warmup;
        podCpu = new PodCpu(traffic);
        workloads = [.. plane.Workloads.Select(w => new WorkloadRecorder(w, traffic.Modules.FirstOrDefault(m => m.Workload == w.Ref)))];
        operations = [.. traffic.Entries.Select(e => new OperationRecorder(e))];
        nodes = [.. plane.Nodes.Select(n => new NodeRecorder(n, podCpu))];
        if (scenario.Warmup == TimeSpan.Zero)
            EndWarmup();
    }

    /// <summary>Records the interval that ends now.</summary>
    public void Sample(SimTime now)
    {
        var seconds = (now - last).TotalSeconds;
        timesSeconds.Add(now.TotalSeconds);
        foreach (var workload in workloads)
            workload.Sample(seconds);
        foreach (var operation in operations)
            operation.Sample(seconds);
        foreach (var node in nodes)
            node.Sample(seconds);
        if (last < warmupEnd && now >= warmupEnd)
            EndWarmup();
        last = now;
    }

    /// <summary>The finished result.</summary>
    public RunResult Finish(Simulator simulator, ulong seed, int replication)
    {
        var summaries = Summaries.OfOperations(operations);
        var totals = traffic.Totals;
        var requests = new RequestCounts(totals.Arrived, totals.Completed, totals.Failed, totals.InFlight, totals.Calls);
        var pods = plane.Pods.Select(PodRecordOf).ToArray();
        return new RunResult
        {
            Scenario = scenario,
            Seed = seed,
            Replication = replication,
            Digest = ResultDigest.Of(simulator.EventDigest, requests, plane.HpaSyncs, pods),
            EngineEvents = simulator.EventsProcessed,
            SimulatedTime = last - SimTime.Zero,
            SampleTimesSeconds = timesSeconds,
            Workloads = [.. workloads.Select(w => w.Series())],
            Operations = [.. operations.Select(o => o.Series())],
            Nodes = [.. nodes.Select(n => n.Series())],
            HpaSyncs = [.. plane.HpaSyncs],
            Pods = pods,
            Events = [.. plane.Events],
            OperationSummaries = summaries,
            WorkloadSummaries = [.. workloads.Select(w => w.Summary(timesSeconds, scenario.Warmup.TotalSeconds))],
            Objectives = [.. scenario.Objectives.Select(o => ObjectiveCheck.Of(o, summaries))],
            Cost = Costs.Of(scenario.Cluster.Nodes, last - SimTime.Zero, totals.Completed),
            Requests = requests,
        };
    }

    private void EndWarmup()
    {
        foreach (var workload in workloads)
            workload.EndWarmup();
        foreach (var operation in operations)
            operation.EndWarmup();
    }

    private PodRecord PodRecordOf(Pod pod)
    {
        var node = pod.NodeIndex < 0 ? null : plane.Nodes[pod.NodeIndex].Node;
        return new PodRecord(pod.Namespace, pod.Name, pod.Owner, node?.Name ?? "", node?.Zone ?? "")
        {
            CreatedSeconds = pod.CreatedAt.TotalSeconds,
            ScheduledSeconds = pod.ScheduledAt?.TotalSeconds,
            StartedSeconds = pod.StartedAt?.TotalSeconds,
            ReadySeconds = pod.FirstReadyAt?.TotalSeconds,
            DeletingSeconds = pod.DeletingAt?.TotalSeconds,
            GoneSeconds = pod.GoneAt?.TotalSeconds,
            Reason = pod.Reason,
        };
    }
}
