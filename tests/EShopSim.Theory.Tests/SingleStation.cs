using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Theory.Tests;

/// <summary>The smallest shop: one pod of one module on one node, fed by a Poisson stream.</summary>
internal static class SingleStation
{
    private static readonly WorkloadRef Station = new(WorkloadKind.Deployment, "default", "station");

    public static Scenario Of(double arrivalsPerSecond, Distribution serviceSeconds, int cores, int? concurrency, int? queueLimit, TimeSpan duration)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["app"] = Station.Name };
        var container = new ContainerSpec(Station.Name, "station:1") { Requests = new ResourceList(100, 64 << 20) };
        var deployment = new Deployment(
            new ObjectMeta(Station.Namespace, Station.Name),
            LabelSelector.Everything with { MatchLabels = labels },
            new PodTemplate { Labels = labels, Containers = [container] })
        { Replicas = 1 };
        return new Scenario
        {
            Name = "single-station",
            Duration = duration,
            Warmup = TimeSpan.FromSeconds(60),
            RecordEvery = TimeSpan.FromSeconds(10),
            Cluster = new ClusterObjects
            {
                Nodes = [new Node("node-1", new ResourceList(cores * 1000, 8L << 30) { Pods = 10 })],
                Deployments = [deployment],
            },
            Modules =
            [
                new Module(Station.Name, Station)
                {
                    Concurrency = concurrency,
                    QueueLimit = queueLimit,
                    Operations = [new Operation("station.serve", serviceSeconds, new ConstantDistribution(0), [])],
                },
            ],
            Traffic = [new TrafficSource("clients", [new MixEntry("station.serve", 1)], RateCurve.Constant(arrivalsPerSecond, duration))],
        };
    }
}
