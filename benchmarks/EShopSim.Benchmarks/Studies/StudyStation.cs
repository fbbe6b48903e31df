using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Benchmarks.Studies;

/// <summary>One module of pods with open arrivals: small enough to be run thousands of times.</summary>
internal static class StudyStation
{
    private const string Name = "station";

    /// <summary>The operation that clients ask for.</summary>
    public const string Operation = Name + ".serve";

    /// <summary>A single pod on a node of its own that it may use as a whole.</summary>
    public static Scenario Of(int cores, Distribution cpuSeconds, double perSecond, ServiceDiscipline discipline, TimeSpan warmup, TimeSpan duration)
    {
        var workload = new WorkloadRef(WorkloadKind.Deployment, "default", Name);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["app"] = Name };
        var container = new ContainerSpec(Name, "shop/station:1") { Requests = new ResourceList(500, 256L << 20) };
        return new Scenario
        {
            Name = Name,
            Duration = duration,
            Warmup = warmup,
            RecordEvery = TimeSpan.FromSeconds(30),
            Cluster = new ClusterObjects
            {
                Nodes = [new Node("node-1", new ResourceList(cores * 1000L, 16L << 30) { Pods = 20 })],
                Deployments = [new Deployment(new ObjectMeta("default", Name), new LabelSelector(labels, []), new PodTemplate { Labels = labels, Containers = [container] })],
            },
            Modules = [new Module(Name, workload) { Discipline = discipline, Operations = [new Operation(Operation, cpuSeconds, new ConstantDistribution(0), [])] }],
            Traffic = [new TrafficSource("clients", [new MixEntry(Operation, 1)], RateCurve.Constant(perSecond, duration))],
        };
    }

    /// <summary>The same with pods of one core each that an HPA adds and removes, on a node with room for them.</summary>
    public static Scenario Scaled(this Scenario scenario, int targetPercent, int most)
    {
        var deployment = scenario.Cluster.Deployments[0];
        var container = deployment.Template.Containers[0] with { Requests = new ResourceList(900, 256L << 20), Limits = new ResourceList(1000, null) };
        return scenario with
        {
            Cluster = scenario.Cluster with
            {
                Nodes = [new Node("node-1", new ResourceList(16_000, 64L << 30) { Pods = 40 })],
                Deployments = [deployment with { Template = deployment.Template with { Containers = [container] } }],
                Autoscalers =
                [
                    new HorizontalPodAutoscaler(new ObjectMeta("default", Name), scenario.Modules[0].Workload, most)
                    {
                        Metrics = [new MetricSpec(MetricSourceType.Resource, "cpu", MetricTargetType.Utilization, targetPercent)],
                    },
                ],
            },
        };
    }
}
