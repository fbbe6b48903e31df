using System.Text.Json;
using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Traffic;
using EShopSim.Traffic.Description;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>Runs the scenario of a recording in the simulator: the same objects, nodes, load, delays and actions.</summary>
internal static class ClosedLoop
{
    // What the recorded cluster's monitor of about a hundred nodes took per look; 5.03 to 5.19 s were measured.
    private static readonly TimeSpan _monitorPeriod = TimeSpan.FromMilliseconds(5110);
    private const ulong Draws = 200;
    private static readonly TimeSpan _watchDelay = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// The run with the recorded phases. Where pods go is a drawn tie between equal nodes: of some draws the first is taken in which the
    /// nodes that the script takes away hold as many pods at that moment as they really did.
    /// </summary>
    public static SimulatedRun Aligned(Trajectory recording)
    {
        var phases = ClosedLoopPhases.Of(recording);
        if (recording.Objects.Autoscalers.Count > 0)
            phases = phases with { LaterHpaSyncs = recording.HpaSyncs[1..] };
        var wanted = PodsTakenAway(recording, recording.PodEvents);
        SimulatedRun? first = null;
        for (var seed = 1UL; seed <= Draws; seed++)
        {
            var run = Run(recording, phases with { Seed = seed });
            if (PodsTakenAway(recording, run.PodEvents).SequenceEqual(wanted))
                return run;
            first ??= run;
        }

        return first!;
    }

    /// <summary>The run with these phases.</summary>
    public static SimulatedRun Run(Trajectory recording, ClosedLoopPhases phases)
    {
        var simulator = new Simulator();
        var streams = new RandomStreams(phases.Seed, 0);
        var cores = recording.Objects.Nodes.Select(static node => node.Capacity.CpuMillicores.GetValueOrDefault() / 1000.0).ToList();
        var traffic = new RequestEngine(simulator, streams, Modules(recording), [], cores);
        var plane = new ControlPlane(simulator, streams, recording.Objects, Options(recording, phases), traffic);
        var run = new SimulatedRun(plane, simulator);
        plane.State.Watch(run);
        plane.AddObserver(traffic);
        traffic.BecameIdle = plane.PodBecameIdle;
        plane.Start();

        var script = new ActionScript(recording, plane, cores, phases.LaterHpaSyncs);
        for (var second = 0; second < recording.Seconds; second++)
        {
            while (script.NextSeconds <= second)
            {
                simulator.RunUntil(SimTime.FromSeconds(script.NextSeconds));
                script.PlayNext();
            }

            simulator.RunUntil(SimTime.FromSeconds(second));
            run.Sample();
        }

        return run;
    }

    private static List<int> PodsTakenAway(Trajectory recording, IReadOnlyList<RecordedPodEvent> events)
    {
        var counts = new List<int>();
        foreach (var action in recording.Root.Items("actions"))
            foreach (var node in recording.Objects.Nodes)
                if (TakesAway(action, node.Name))
                    counts.Add(PodsOn(node.Name, action.Double("start"), events));
        return counts;
    }

    private static bool TakesAway(JsonElement action, string node) => action.Text("op") switch
    {
        "kill-node" or "delete-node" => action.Items("nodes").Any(item => item.GetString() == node),
        "kubectl" => action.Text("command").Split(' ') is ["kubectl", "drain", .. var words] && words.Contains(node),
        _ => false,
    };

    private static int PodsOn(string node, double until, IReadOnlyList<RecordedPodEvent> events)
    {
        var count = 0;
        foreach (var item in events)
        {
            if (item.Seconds >= until || item.Node != node)
                continue;
            if (item.What == "scheduled")
                count++;
            else if (item.What == "gone")
                count--;
        }

        return count;
    }

    private static ControlPlaneOptions Options(Trajectory recording, ClosedLoopPhases phases) => new()
    {
        Version = KubernetesVersion.V1_20,
        InitialState = InitialState.Empty,
        PodTimings = [recording.Timing(neverReady: false)],
        SandboxCreation = TimeSpan.FromSeconds(recording.RunningAfterBindSeconds),
        EndpointPropagationSeconds = new ConstantDistribution(0),
        MetricLag = TimeSpan.Zero,
        FirstScrape = phases.FirstScrape,
        FirstHpaSync = phases.FirstHpaSync,
        HpaSyncPeriod = phases.LaterHpaSyncs.Count == 0 ? phases.HpaSyncPeriod : TimeSpan.FromDays(100),
        FirstPodCollection = phases.FirstPodCollection,
        FirstNodeMonitor = phases.FirstNodeMonitor,
        NodeMonitorPeriod = _monitorPeriod,
        LeaseRenewals = phases.LeaseRenewals,
        WatchDelay = _watchDelay,
        ClockSubSecond = recording.ClockSubSecond,
    };

    private static IReadOnlyList<Module> Modules(Trajectory recording)
    {
        if (recording.Root.Get("load") is not { } load)
            return [];
        var idle = load.Double("idleMilli");
        var startup = recording.Root.GetProperty("delays").Get("startupMilli")?.GetDouble() ?? idle;
        return
        [
            new Module("web", recording.Workload)
            {
                CpuDemand = new CpuDemand([.. load.Items("points").Select(static point => new DemandPoint(TimeSpan.FromSeconds(point[0].GetDouble()), point[1].GetDouble()))])
                {
                    IdleMillicores = idle,
                    StartupMillicores = startup - idle,
                    PodCapMillicores = load.Double("podCapMilli"),
                },
            },
        ];
    }
}
