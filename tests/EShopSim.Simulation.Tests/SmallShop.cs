using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Traffic.Description;

namespace EShopSim.Simulation.Tests;

/// <summary>A front that calls a back, both under an HPA, on four nodes in two zones; traffic rises and falls.</summary>
internal static class SmallShop
{
    public static readonly WorkloadRef Front = new(WorkloadKind.Deployment, "shop", "front");
    public static readonly WorkloadRef Back = new(WorkloadKind.Deployment, "shop", "back");

    public static Scenario Of(int frontTargetPercent = 50, int minReplicas = 2, params ScenarioEvent[] events) => new()
    {
        Name = "small-shop",
        Duration = TimeSpan.FromMinutes(20),
        Warmup = TimeSpan.FromMinutes(1),
        RecordEvery = TimeSpan.FromSeconds(5),
        Seed = 7,
        Cluster = new ClusterObjects
        {
            Nodes = [.. Enumerable.Range(1, 4).Select(NodeNumber)],
            Deployments = [DeploymentOf(Front), DeploymentOf(Back)],
            Autoscalers = [AutoscalerOf(Front, frontTargetPercent, minReplicas), AutoscalerOf(Back, 60, minReplicas)],
        },
        PodTimings = [new PodTiming(Front) { StartupSeconds = new ConstantDistribution(10) }],
        Modules =
        [
            new Module("front", Front)
            {
                Concurrency = 32,
                QueueLimit = 64,
                Operations =
                [
                    new Operation("front.page", new LogNormalDistribution(0.004, 1), new ConstantDistribution(0.001),
                        [new CallStep([new Call("back.lookup") { Probability = 0.8, Timeout = TimeSpan.FromMilliseconds(300), Retries = 1 }])]),
                ],
            },
            new Module("back", Back)
            {
                Operations = [new Operation("back.lookup", new ExponentialDistribution(0.003), new ConstantDistribution(0), [])],
            },
        ],
        Traffic = [new TrafficSource("shoppers", [new MixEntry("front.page", 1)], Rise()) { Timeout = TimeSpan.FromSeconds(2) }],
        Events = events,
        Objectives =
        [
            new Objective("front.page", ObjectiveMeasure.P99, 10),
            new Objective(null, ObjectiveMeasure.ErrorRate, 1e-9),
        ],
    };

    private static RateCurve Rise() => new(
    [
        new RateSegment(TimeSpan.Zero, TimeSpan.FromMinutes(4), 50, 50),
        new RateSegment(TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5), 50, 300),
        new RateSegment(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(9), 300, 300),
        new RateSegment(TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(20), 50, 50),
    ]);

    private static Node NodeNumber(int number) => new(
        FormattableString.Invariant($"node-{number}"),
        new ResourceList(4000, 8L << 30) { Pods = 110 })
    {
        Labels = new Dictionary<string, string>(StringComparer.Ordinal) { [Node.ZoneLabel] = number % 2 == 0 ? "a" : "b" },
        HourlyPrice = 0.2,
    };

    private static Deployment DeploymentOf(WorkloadRef workload)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["app"] = workload.Name };
        return new Deployment(
            new ObjectMeta(workload.Namespace, workload.Name),
            new LabelSelector(labels, []),
            new PodTemplate
            {
                Labels = labels,
                Containers = [new ContainerSpec(workload.Name, $"{workload.Name}:1") { Requests = new ResourceList(250, 128L << 20), Limits = new ResourceList(1000, 256L << 20) }],
            })
        { Replicas = 2 };
    }

    private static HorizontalPodAutoscaler AutoscalerOf(WorkloadRef workload, int targetPercent, int minReplicas) =>
        new(new ObjectMeta(workload.Namespace, workload.Name), workload, 20)
        {
            MinReplicas = minReplicas,
            Metrics = [new MetricSpec(MetricSourceType.Resource, "cpu", MetricTargetType.Utilization, targetPercent)],
        };
}
