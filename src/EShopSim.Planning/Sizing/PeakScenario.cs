using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Planning.Sizing;

/// <summary>Scenarios that hold the peak of another for some minutes, with replicas and nodes that stay as they are.</summary>
/// <remarks>HPAs, the Cluster Autoscaler and events are left out: what is judged is whether so many replicas carry the peak, not how soon they come.</remarks>
internal sealed class PeakScenario
{
    private const double WantedRequests = 50_000;
    private const double RequestsPerUserSecond = 0.2;

    private static readonly TimeSpan _shortest = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan _warmup = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _sessionWarmup = TimeSpan.FromSeconds(60);

    // The cluster tells nodes that died from the others after 40 to 50 s, and replaces their pods 300 s later at the soonest.
    private static readonly TimeSpan _untilLossIsKnown = TimeSpan.FromSeconds(75);

    private readonly PlanProblem _problem;
    private readonly IReadOnlyList<PlannedModule> _modules;

    public PeakScenario(PlanProblem problem, IReadOnlyList<PlannedModule> modules)
    {
        _problem = problem;
        _modules = modules;
        PeakAt = PeakTraffic.PeakTime(problem.Scenario.Traffic);
    }

    /// <summary>When the scenario's traffic is at its highest.</summary>
    public TimeSpan PeakAt { get; }

    /// <summary>The peak under a load, carried by what is provided.</summary>
    /// <param name="load">Multiple of the scenario's traffic.</param>
    /// <param name="provision">Replicas and nodes.</param>
    /// <param name="loss">The node or zone that is lost; null when none is.</param>
    public Scenario Of(double load, Provision provision, ScenarioEvent? loss = null)
    {
        var scenario = _problem.Scenario;
        var warmup = loss is not null ? _untilLossIsKnown : scenario.Traffic.Any(s => s.HasSessions) ? _sessionWarmup : _warmup;
        var duration = warmup + WindowOf(load);
        var traffic = PeakTraffic.Held(scenario.Traffic, PeakAt, load, duration);
        return scenario with
        {
            Duration = duration,
            Warmup = warmup,
            RecordEvery = TimeSpan.FromSeconds(5),
            InitialState = InitialState.Running,
            Cluster = ClusterOf(provision),
            NodePools = [.. scenario.NodePools.Select(static pool => pool with { Min = null, Max = null })],
            Modules = [.. scenario.Modules.Select(m => m.CpuDemand is { } demand ? m with { CpuDemand = AtPeak(demand, load) } : m)],
            Traffic = traffic,
            Metrics = [],
            Recovery = null,
            Objectives = [.. scenario.Objectives.Select(o => o with { Within = null }).Distinct()],
            Events = loss is null ? [] : [loss],
        };
    }

    /// <summary>The scenario's cluster with what is provided, and without HPAs.</summary>
    public ClusterObjects ClusterOf(Provision provision)
    {
        var cluster = _problem.Scenario.Cluster;
        return cluster with
        {
            Nodes = NodesOf(provision),
            Autoscalers = [],
            Deployments = [.. cluster.Deployments.Select(d => d with { Replicas = Replicas(provision, WorkloadKind.Deployment, d.Meta) ?? d.Replicas })],
            StatefulSets = [.. cluster.StatefulSets.Select(s => s with { Replicas = Replicas(provision, WorkloadKind.StatefulSet, s.Meta) ?? s.Replicas })],
            ReplicaSets = [.. cluster.ReplicaSets.Select(r => r with { Replicas = Replicas(provision, WorkloadKind.ReplicaSet, r.Meta) ?? r.Replicas })],
        };
    }

    /// <summary>The manifests' nodes, which stay, and those of the pools.</summary>
    public IReadOnlyList<Node> NodesOf(Provision provision) =>
    [
        .. _problem.Scenario.Cluster.Nodes.Where(n => n.Pool.Length == 0),
        .. _problem.Scenario.NodePools.SelectMany((pool, i) => (pool with { Count = provision.Nodes[i] }).Nodes()),
    ];

    private TimeSpan WindowOf(double load)
    {
        if (_problem.Window is { } given)
            return given;
        var traffic = _problem.Scenario.Traffic;
        var rate = traffic.Sum(s => PeakTraffic.LevelAt(s, PeakAt) * (s.Users is null ? 1 : RequestsPerUserSecond)) * load;
        var seconds = WantedRequests / Math.Max(rate, 1);
        var window = TimeSpan.FromSeconds(Math.Round(Math.Clamp(seconds, _shortest.TotalSeconds, _longest.TotalSeconds)));

        // Bursts must come and go several times to show what they do on average.
        var cycle = TimeSpan.FromSeconds(traffic.Select(s => s.Bursts.Sum(b => b.MeanHold.TotalSeconds)).DefaultIfEmpty(0).Max());
        return window < 3 * cycle ? 3 * cycle : window;
    }

    private static CpuDemand AtPeak(CpuDemand demand, double load) =>
        demand with { Points = [new DemandPoint(TimeSpan.Zero, demand.Points.Select(p => p.Millicores).DefaultIfEmpty(0).Max() * load)] };

    private int? Replicas(Provision provision, WorkloadKind kind, ObjectMeta meta)
    {
        var workload = new WorkloadRef(kind, meta.Namespace, meta.Name);
        for (var i = 0; i < _modules.Count; i++)
            if (_modules[i].Workload == workload)
                return provision.Replicas[i];
        return null;
    }
}
