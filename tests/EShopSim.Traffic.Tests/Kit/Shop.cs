using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Cluster.State;
using EShopSim.Engine;
using EShopSim.Traffic.Description;
using Module = EShopSim.Traffic.Description.Module;

namespace EShopSim.Traffic.Tests.Kit;

/// <summary>A shop under test: modules, traffic, and pods that come and go at the test's word.</summary>
internal sealed class Shop
{
    private readonly Dictionary<(WorkloadRef, int), (WorkloadState, TemplateRevision)> _workloads = [];
    private int _pods;

    public Shop(IReadOnlyList<Module> modules, IReadOnlyList<TrafficSource> traffic, ulong seed = 1, double nodeCores = 8, Surroundings? surroundings = null, params string[] nodeZones)
    {
        string[] zones = nodeZones is [] ? [""] : nodeZones;
        Engine = new RequestEngine(Simulator, new RandomStreams(seed, 0), modules, traffic, [.. zones.Select(_ => nodeCores)], zones, surroundings);
    }

    public Simulator Simulator { get; } = new();

    public RequestEngine Engine { get; }

    public static WorkloadRef Workload(string module) => new(WorkloadKind.Deployment, "shop", module);

    public static Module Module(string name, params Operation[] operations) =>
        new(name, Workload(name)) { Operations = operations, BaseMemoryBytes = 100 };

    public static Operation Operation(string name, double cpuMs = 0, double waitMs = 0, params CallStep[] steps) =>
        new(name, new ConstantDistribution(cpuMs / 1000), new ConstantDistribution(waitMs / 1000), steps);

    public static CallStep Step(params Call[] calls) => new(calls);

    public static Call Call(string operation) => new(operation);

    public static TrafficSource Poisson(string operation, double perSecond, double seconds, double? timeoutMs = null) =>
        new("clients", [new MixEntry(operation, 1)], RateCurve.Constant(perSecond, TimeSpan.FromSeconds(seconds)))
        {
            Timeout = timeoutMs is { } limit ? TimeSpan.FromMilliseconds(limit) : null,
        };

    /// <summary>A source that sends nothing by itself: requests come by <see cref="Send"/>.</summary>
    public static TrafficSource Silent(string operation, double? timeoutMs = null) =>
        Poisson(operation, 0, 1, timeoutMs);

    public Pod NewPod(string module, long? cpuLimitMillicores = null, int revision = 1, long requestMillicores = 100, int node = 0, long? memoryLimitBytes = null)
    {
        var limits = new ResourceList(cpuLimitMillicores, memoryLimitBytes);
        var template = new PodTemplate { Containers = [new ContainerSpec("app", "app:1") { Limits = limits, Requests = new ResourceList(requestMillicores, 1000) }] };
        var reference = Workload(module);
        if (!_workloads.TryGetValue((reference, revision), out var owner))
        {
            var made = new TemplateRevision(revision, template, new PodTiming(reference), KubernetesVersion.V1_35);
            owner = (new WorkloadState(_workloads.Count, reference, LabelSelector.Everything, made, 1), made);
            _workloads.Add((reference, revision), owner);
        }

        return new Pod(_pods++, $"{module}-{_pods}", owner.Item1, null, owner.Item2, SimTime.Zero) { NodeIndex = node };
    }

    /// <summary>A pod that runs and is known to the proxies.</summary>
    public Pod RunPod(string module, long? cpuLimitMillicores = null, int revision = 1, long requestMillicores = 100, int node = 0, long? memoryLimitBytes = null)
    {
        var pod = NewPod(module, cpuLimitMillicores, revision, requestMillicores, node, memoryLimitBytes);
        Engine.Started(pod);
        Engine.EndpointAdded(pod);
        return pod;
    }

    /// <summary>A pod of that template that runs and is known to the proxies.</summary>
    public Pod RunPod(string module, PodTemplate template)
    {
        var reference = Workload(module);
        var made = new TemplateRevision(1, template, new PodTiming(reference), KubernetesVersion.V1_35);
        var owner = new WorkloadState(_pods, reference, LabelSelector.Everything, made, 1);
        var pod = new Pod(_pods++, $"{module}-{_pods}", owner, null, made, SimTime.Zero) { NodeIndex = 0 };
        Engine.Started(pod);
        Engine.EndpointAdded(pod);
        return pod;
    }

    /// <summary>One request of the first traffic source for its first entry operation, now.</summary>
    public void Send(ulong key = 7) => Engine.Plane.Desk.Arrive(Engine.Plane.Graph.Entries[0][0], key);

    /// <summary>One request of another traffic source.</summary>
    public void SendTo(int source, ulong key = 7) => Engine.Plane.Desk.Arrive(Engine.Plane.Graph.Entries[source][0], key);

    public void RunUntil(double milliseconds)
    {
        Simulator.RunUntil(SimTime.FromMilliseconds(milliseconds));
        Engine.CheckInvariants();
    }

    /// <summary>Runs to a time and does something there.</summary>
    public void At(double milliseconds, Action action)
    {
        RunUntil(milliseconds);
        action();
        Engine.CheckInvariants();
    }

    /// <summary>Runs event by event until so many requests have been answered or failed, and says when that was.</summary>
    public double MillisecondsUntilFinished(long count)
    {
        while (Engine.Totals.Completed + Engine.Totals.Failed < count)
        {
            Assert.True(Simulator.Step(), "nothing is left to happen");
            Engine.CheckInvariants();
        }

        return Simulator.Now.TotalSeconds * 1000;
    }
}
