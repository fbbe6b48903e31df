using System.Collections.Concurrent;
using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Traffic;
using EShopSim.Traffic.Description;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>Runs the scenario of a recording in the simulator: the same objects, nodes, load, delays and actions.</summary>
internal static class ClosedLoop
{
    private static readonly TimeSpan _watchDelay = TimeSpan.FromMilliseconds(10);
    // Nodes of other scenarios take no pod of this one, but with them not every node of the cluster is dead.
    private static readonly Node _elsewhere = new("elsewhere", new ResourceList(1000, 1L << 30) { Pods = 1 })
    {
        Labels = new Dictionary<string, string>(StringComparer.Ordinal) { [Node.ZoneLabel] = "elsewhere" },
    };

    private static readonly ConcurrentDictionary<string, SimulatedRun> _aligned = new(StringComparer.Ordinal);

    /// <summary>The run with all phases as recorded, the sync instants of an HPA among them.</summary>
    public static SimulatedRun Aligned(Trajectory recording) => _aligned.GetOrAdd(recording.Name, _ => Run(recording, ClosedLoopPhases.Of(recording) with
    {
        LaterHpaSyncs = recording.Objects.Autoscalers.Count > 0 ? recording.HpaSyncs[1..] : [],
    }));

    /// <summary>The run with these phases.</summary>
    public static SimulatedRun Run(Trajectory recording, ClosedLoopPhases phases)
    {
        var simulator = new Simulator();
        var streams = new RandomStreams(phases.Seed, 0);
        var objects = recording.Objects;
        if (recording.HasLiveNeighbours)
            objects = objects with { Nodes = [.. objects.Nodes, _elsewhere] };
        // Those that join later among them.
        double[] cores = [.. objects.Nodes.Concat(recording.Actions("add-node").Select(static action => Trajectory.ReadNode(action.GetProperty("node")))).Select(static node => node.Capacity.CpuMillicores.GetValueOrDefault() / 1000.0)];
        var traffic = new RequestEngine(simulator, streams, Modules(recording), [], cores);
        var noise = UsageNoise.Of(recording, phases, simulator, traffic);
        var plane = new ControlPlane(simulator, streams, objects, Options(recording, phases), noise ?? (IPodUsage)traffic);
        var run = new SimulatedRun(plane, simulator);
        plane.State.Watch(run);
        plane.AddObserver(traffic);
        traffic.BecameIdle = plane.PodBecameIdle;
        plane.Start();

        var script = new ActionScript(recording, plane, phases);
        for (var tenth = 0; tenth <= (recording.Seconds - 1) * 10; tenth++)
        {
            var seconds = tenth / 10.0;
            while (script.NextSeconds <= seconds)
            {
                simulator.RunUntil(SimTime.FromSeconds(script.NextSeconds));
                script.PlayNext();
                run.NoteCompletion();
            }

            simulator.RunUntil(SimTime.FromSeconds(seconds));
            run.NoteCompletion();
            if (tenth % 10 == 0)
                run.Sample();
        }

        return run;
    }

    private static ControlPlaneOptions Options(Trajectory recording, ClosedLoopPhases phases) => new()
    {
        Version = KubernetesVersion.V1_20,
        InitialState = InitialState.Empty,
        PodTimings = [recording.Timing(neverReady: false)],
        SandboxCreation = TimeSpan.FromSeconds(recording.RunningAfterBindSeconds),
        EndpointPropagationSeconds = new ConstantDistribution(0),
        RegistryAnswer = TimeSpan.Zero,
        MetricLag = TimeSpan.Zero,
        FirstScrape = phases.FirstScrape,
        FirstHpaSync = phases.FirstHpaSync,
        HpaSyncPeriod = phases.LaterHpaSyncs.Count == 0 ? phases.HpaSyncPeriod : TimeSpan.FromDays(100),
        FirstPodCollection = phases.FirstPodCollection,
        NodeMonitorPeriod = MonitorRhythm.Period,
        KnownLot = new RecordedLots(recording).NodeOf,
        FirstSchedulerTick = phases.FirstSchedulerTick,
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
