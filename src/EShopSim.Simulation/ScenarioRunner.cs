using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Simulation.Metrics;
using EShopSim.Simulation.Recording;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Simulation;

/// <summary>Runs a scenario: composes the control plane and the data plane over one event queue and records what happens.</summary>
public static class ScenarioRunner
{
    /// <summary>Runs <paramref name="scenario"/> from start to end. Pure: the same scenario, seed and replication give the same bits.</summary>
    /// <exception cref="OperationCanceledException"><see cref="RunOptions.Stop"/> was signalled.</exception>
    /// <exception cref="InvariantViolationException">The simulator broke one of its own invariants; the message tells how to replay it.</exception>
    public static RunResult Run(Scenario scenario, RunOptions options)
    {
        var seed = options.Seed ?? scenario.Seed;
        var simulator = new Simulator();
        try
        {
            return Run(scenario, options, simulator, seed);
        }
        catch (InvariantViolationException breach)
        {
            breach.Seed = seed;
            breach.Time = simulator.Now;
            breach.EventNumber = simulator.EventsProcessed;
            breach.ReplayCommand = FormattableString.Invariant($"eshopsim run {scenario.Name} --seed {seed} (replication {options.Replication})");
            throw;
        }
    }

    private static RunResult Run(Scenario scenario, RunOptions options, Simulator simulator, ulong seed)
    {
        var streams = new RandomStreams(seed, options.Replication);
        var traffic = DataPlaneOf(scenario, options.Engine, simulator, streams);
        var plane = new ControlPlane(simulator, streams, ObjectsAtStart(scenario), PlaneOptions(scenario) with { CustomMetrics = MetricSeries.Of(scenario.Metrics, traffic) }, traffic);
        plane.AddObserver(traffic);
        traffic.BecameIdle = plane.PodBecameIdle;
        traffic.RanOutOfMemory = plane.PodOutOfMemory;
        traffic.ProbeAnswered = plane.ProbeAnswered;
        plane.Start();
        traffic.Start();
        new EventScript(simulator, scenario, plane, traffic).Start();

        var recorder = new Recorder(simulator, scenario, plane, traffic);
        var warmupEnd = SimTime.Zero + scenario.Warmup;
        var end = SimTime.Zero + scenario.Duration;
        for (var at = SimTime.Zero; at < end;)
        {
            options.Stop.ThrowIfCancellationRequested();
            var next = SimTime.Min(at + scenario.RecordEvery, end);
            if (at < warmupEnd && warmupEnd <= next)
            {
                simulator.RunUntil(warmupEnd);
                traffic.CatchUp();
                recorder.EndWarmup();
            }

            at = next;
            simulator.RunUntil(at);
            traffic.CatchUp();
            traffic.CheckInvariants();
            recorder.Sample(at);
            options.Progress?.Invoke(new RunProgress(options.Replication, at - SimTime.Zero, traffic.Counts.Arrived));
        }

        return recorder.Finish(simulator, seed, options.Replication) with { Engine = options.Engine };
    }

    private static IDataPlane DataPlaneOf(Scenario scenario, SimulationEngine engine, Simulator simulator, RandomStreams streams) => engine switch
    {
        SimulationEngine.Requests => new RequestEngine(
            simulator, streams, scenario.Modules, scenario.Traffic, NodeCores(scenario), [.. scenario.PossibleNodes.Select(n => n.Zone)], scenario.Surroundings),
        SimulationEngine.Fluid => new FluidEngine(simulator, scenario.Modules, scenario.Traffic, NodeCores(scenario), scenario.Surroundings),
        _ => throw new ArgumentOutOfRangeException(nameof(engine), engine, "no such engine"),
    };

    private static double[] NodeCores(Scenario scenario) =>
        [.. scenario.PossibleNodes.Select(n => (n.Capacity.CpuMillicores ?? n.Allocatable.CpuMillicores ?? 0) / 1000.0)];

    private static ClusterObjects ObjectsAtStart(Scenario scenario) =>
        (scenario.InitialState == InitialState.Running ? SettledReplicas.Of(scenario.Cluster) : scenario.Cluster) with
        {
            NodeGroups = [.. scenario.NodePools.Where(static pool => pool.IsAutoscaled).Select(static pool => pool.Group())],
        };

    private static ControlPlaneOptions PlaneOptions(Scenario scenario) => new()
    {
        Version = scenario.KubernetesVersion,
        MaxUnavailableStatefulSet = scenario.MaxUnavailableStatefulSet,
        InitialState = scenario.InitialState,
        ControllerRequestsPerSecond = scenario.ControllerRequestsPerSecond,
        ControllerRequestBurst = scenario.ControllerRequestBurst,
        ClusterAutoscaler = scenario.ClusterAutoscaler,
        PodTimings = scenario.PodTimings,
        ContainerLoads = scenario.ContainerLoads,
    };
}
