using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Planning.Tests.Sizing;

/// <summary>A web tier that calls a store, on a pool of nodes: the smallest scenario in which one module can be the bottleneck.</summary>
internal static class TwoTier
{
    public static Scenario Of(params TrafficSource[] traffic)
    {
        var pool = new NodePool("general", 2, new ResourceList(3900, 15L << 30) { Pods = 110 })
        {
            Capacity = new ResourceList(4000, 16L << 30) { Pods = 110 },
            Zones = ["a", "b", "c"],
            HourlyPrice = 0.2,
        };
        return new Scenario
        {
            Name = "two-tier",
            Duration = TimeSpan.FromMinutes(10),
            NodePools = [pool],
            OrderOperation = "web.page",
            Cluster = new ClusterObjects
            {
                Nodes = [.. pool.Nodes()],
                Deployments = [Deployment("web", 2, 500), Deployment("store", 1, 500)],
                Autoscalers = [new HorizontalPodAutoscaler(new ObjectMeta("default", "web"), Workload("web"), 4) { MinReplicas = 2, Metrics = [new MetricSpec(MetricSourceType.Resource, "cpu", MetricTargetType.Utilization, 70)] }],
            },
            Modules =
            [
                new Module("web", Workload("web")) { Operations = [new Operation("web.page", new ExponentialDistribution(0.008), new ConstantDistribution(0.002), [new CallStep([new Call("store.read")])])] },
                new Module("store", Workload("store")) { Operations = [new Operation("store.read", new ExponentialDistribution(0.005), new ConstantDistribution(0), [])] },
            ],
            Traffic = traffic,
            Objectives = [new Objective("web.page", ObjectiveMeasure.P95, 0.12), new Objective(null, ObjectiveMeasure.ErrorRate, 0.01)],
        };
    }

    public static TrafficSource Constant(double perSecond) => new("clients", [new MixEntry("web.page", 1)], RateCurve.Constant(perSecond, TimeSpan.FromMinutes(10)));

    public static WorkloadRef Workload(string name) => new(WorkloadKind.Deployment, "default", name);

    private static Deployment Deployment(string name, int replicas, long millicores)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["app"] = name };
        var container = new ContainerSpec(name, name + ":1") { Requests = new ResourceList(millicores, 256L << 20), Limits = new ResourceList(millicores * 2, 512L << 20) };
        return new Deployment(new ObjectMeta("default", name), new LabelSelector(labels, []), new PodTemplate { Labels = labels, Containers = [container] }) { Replicas = replicas };
    }
}
