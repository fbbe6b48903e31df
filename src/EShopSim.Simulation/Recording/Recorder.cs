using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>Samples the whole simulation at a fixed step and turns it into a <see cref="RunResult"/> at the end.</summary>
internal sealed class Recorder
{
    private readonly Scenario _scenario;
    private readonly ControlPlane _plane;
    private readonly IDataPlane _traffic;
    private readonly List<double> _timesSeconds = [];
    private readonly WorkloadRecorder[] _workloads;
    private readonly OperationRecorder[] _operations;
    private readonly NodeRecorder[] _nodes;
    private readonly ObjectiveRecorder[] _objectives;
    private readonly SessionRecorder[] _sessions;
    private readonly RecoveryRecorder? _recovery;
    private readonly QueueRecorder[] _queues;
    private readonly DependencyRecorder[] _dependencies;
    private readonly NodeCpuUse _nodeCpu;
    private readonly CpuAdvice _cpuAdvice;
    private readonly string[] _places;
    private SimTime _last = SimTime.Zero;

    public Recorder(Simulator simulator, Scenario scenario, ControlPlane plane, IDataPlane traffic)
    {
        _scenario = scenario;
        _plane = plane;
        _traffic = traffic;
        _workloads = [.. _plane.Workloads.Select(w => new WorkloadRecorder(simulator, w, MeterOf(w.Ref)))];
        _places = [.. _scenario.Modules.Select(m => m.Name), .. _scenario.Surroundings.Dependencies.Select(d => d.Name)];
        TimeFrame[] frames = [.. scenario.Objectives.Select(o => o.Within).OfType<TimeFrame>().Distinct()];
        _operations = [.. _traffic.Entries.Select(e => new OperationRecorder(e, _places, frames))];
        _queues = [.. _traffic.Queues.Select(queue => new QueueRecorder(queue))];
        _dependencies = [.. _traffic.Dependencies.Select(dependency => new DependencyRecorder(simulator, dependency))];
        _objectives = [.. scenario.Objectives.Select(o => new ObjectiveRecorder(o, _traffic.Entries, scenario.Warmup))];
        _sessions = [.. _traffic.Sessions.Select(s => new SessionRecorder(s))];
        if (scenario.Recovery is { } recovery)
            _recovery = new RecoveryRecorder(scenario, recovery, _traffic.Entries);
        _nodes = [.. _plane.Nodes.Select(n => new NodeRecorder(n))];
        _nodeCpu = new NodeCpuUse(_plane.Pods, _traffic, _nodes.Length);
        _cpuAdvice = new CpuAdvice(_plane, _traffic, [.. scenario.Modules.Select(module => module.Workload)]);
    }

    /// <summary>Records the interval that ends now.</summary>
    public void Sample(SimTime now)
    {
        var seconds = (now - _last).TotalSeconds;
        _timesSeconds.Add(now.TotalSeconds);
        foreach (var workload in _workloads)
            workload.Sample(seconds);
        foreach (var objective in _objectives)
            objective.Sample(now, isLast: now - SimTime.Zero >= _scenario.Duration);
        _recovery?.Sample(now);
        foreach (var operation in _operations)
            operation.Sample(_last, now);
        foreach (var sessions in _sessions)
            sessions.Sample(seconds);
        foreach (var queue in _queues)
            queue.Sample(seconds);
        foreach (var dependency in _dependencies)
            dependency.Sample(seconds);
        var nodeCpu = _nodeCpu.SinceLast();
        for (var i = 0; i < _nodes.Length; i++)
            _nodes[i].Sample(seconds, nodeCpu[i]);
        _cpuAdvice.Sample(now);
        _last = now;
    }

    /// <summary>Leaves what was until now out of the summaries; it need not be the end of an interval.</summary>
    public void EndWarmup()
    {
        foreach (var workload in _workloads)
            workload.EndWarmup();
        foreach (var operation in _operations)
            operation.EndWarmup();
        foreach (var sessions in _sessions)
            sessions.EndWarmup();
        foreach (var queue in _queues)
            queue.EndWarmup();
        foreach (var dependency in _dependencies)
            dependency.EndWarmup();
    }

    /// <summary>The finished result.</summary>
    public RunResult Finish(Simulator simulator, ulong seed, int replication)
    {
        var summaries = Summaries.OfOperations(_operations, _places);
        var totals = _traffic.Counts;
        var requests = new RequestCounts(totals.Arrived, totals.Completed, totals.Failed, totals.InFlight, totals.Calls);
        NodeSeries[] nodes = [.. _nodes.Select(n => n.Series())];
        var pods = _plane.Pods.Select(PodRecordOf).ToArray();
        return new RunResult
        {
            Scenario = _scenario,
            Seed = seed,
            Replication = replication,
            Digest = ResultDigest.Of(simulator.EventDigest, requests, _plane.HpaSyncs, pods),
            EngineEvents = simulator.EventsProcessed,
            SimulatedTime = _last - SimTime.Zero,
            SampleTimesSeconds = _timesSeconds,
            Workloads = [.. _workloads.Select(w => w.Series())],
            Operations = [.. _operations.Select(o => o.Series())],
            Failures = [.. _operations.SelectMany(o => o.FailureSeries())],
            Sessions = [.. _sessions.Select(s => s.Series())],
            SessionSummaries = [.. _sessions.Select(s => s.Summary())],
            Recovery = _recovery?.Verdict(_last.TotalSeconds),
            Nodes = nodes,
            Queues = [.. _queues.Select(queue => queue.Series())],
            Dependencies = [.. _dependencies.Select(dependency => dependency.Series())],
            QueueSummaries = [.. _queues.Select(queue => queue.Summary())],
            DependencySummaries = [.. _dependencies.Select(dependency => dependency.Summary())],
            HpaSyncs = [.. _plane.HpaSyncs],
            Pods = pods,
            Events = [.. _plane.Events],
            OperationSummaries = summaries,
            WorkloadSummaries = [.. _workloads.Select((w, i) => w.Summary(_cpuAdvice.Of(_plane.Workloads[i])))],
            Objectives = [.. _scenario.Objectives.Select(o => ObjectiveCheck.Of(o, summaries))],
            ObjectiveWindows = [.. _objectives.Select(o => o.Windows)],
            Cost = Costs.Of(_scenario, _plane.Nodes, _last, requests, _traffic.Entries, nodes, _timesSeconds),
            Consolidations = _plane.FindConsolidations(),
            Requests = requests,
        };
    }

    private ModuleMeter? MeterOf(WorkloadRef workload)
    {
        for (var i = 0; i < _scenario.Modules.Count; i++)
            if (_scenario.Modules[i].Workload == workload)
                return _traffic.Modules[i];
        return null;
    }

    private PodRecord PodRecordOf(Pod pod)
    {
        var node = pod.NodeIndex < 0 ? null : _plane.Nodes[pod.NodeIndex].Node;
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
