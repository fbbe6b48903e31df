using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Planning.Tests;

/// <summary>One pod with two cores and open arrivals: the smallest scenario with requests.</summary>
internal static class Station
{
    public static Scenario Of(double cpuSeconds = 0.01, double perSecond = 100, double limitSeconds = 0.05, double minutes = 5)
    {
        var workload = new WorkloadRef(WorkloadKind.Deployment, "default", "station");
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["app"] = "station" };
        var duration = TimeSpan.FromMinutes(minutes);
        return new Scenario
        {
            Name = "station",
            Duration = duration,
            Cluster = new ClusterObjects
            {
                Nodes = [new Node("node-1", new ResourceList(2000, 4L << 30) { Pods = 10 })],
                Deployments =
                [
                    new Deployment(new ObjectMeta("default", "station"), new LabelSelector(labels, []), new PodTemplate { Labels = labels, Containers = [new ContainerSpec("station", "station:1")] }),
                ],
            },
            Modules = [new Module("station", workload) { Operations = [new Operation("station.serve", new ExponentialDistribution(cpuSeconds), new ConstantDistribution(0), [])] }],
            Traffic = [new TrafficSource("clients", [new MixEntry("station.serve", 1)], RateCurve.Constant(perSecond, duration))],
            Objectives = [new Objective("station.serve", ObjectiveMeasure.P99, limitSeconds)],
        };
    }
}
