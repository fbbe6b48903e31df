using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Benchmarks;

/// <summary>A cluster of any size that never comes to rest: waves of demand that the HPAs follow, rollouts, dying nodes, a drain.</summary>
internal static class LargeCluster
{
    private const int PodsPerWorkload = 100;
    private const int NodesPerWorkload = 10;
    private const int ZoneCount = 3;
    private const int WavePoints = 60;
    private const double TargetUtilization = 0.6;
    private const long PodMillicores = 1000;

    private static readonly TimeSpan _duration = TimeSpan.FromHours(1);

    /// <summary>As many workloads, each with an HPA, 100 pods and a tenth of so many nodes.</summary>
    public static Scenario Of(int workloads, TimeSpan recordEvery)
    {
        var nodes = workloads * NodesPerWorkload;
        return new Scenario
        {
            Name = FormattableString.Invariant($"large-{nodes}"),
            Duration = _duration,
            RecordEvery = recordEvery,
            Cluster = new ClusterObjects
            {
                Nodes = [.. Enumerable.Range(0, nodes).Select(NodeOf)],
                Deployments = [.. Enumerable.Range(0, workloads).Select(DeploymentOf)],
                Services = [.. Enumerable.Range(0, workloads).Select(i => new Service(Meta(i), Labels(i)))],
                Autoscalers = [.. Enumerable.Range(0, workloads).Select(AutoscalerOf)],
                DisruptionBudgets = [.. Enumerable.Range(0, workloads).Where(i => i % 2 == 0).Select(i =>
                    new PodDisruptionBudget(Meta(i), SelectorOf(i)) { MaxUnavailable = IntOrPercent.Percent(10) })],
            },
            PodTimings = [.. Enumerable.Range(0, workloads).Select(i => new PodTiming(RefOf(i)) { StartupSeconds = new UniformDistribution(5, 15) })],
            Modules = [.. Enumerable.Range(0, workloads).Select(i => new Module(NameOf(i), RefOf(i)) { CpuDemand = DemandOf(i) })],
            Events = [.. EventsOf(workloads, nodes).OrderBy(happening => happening.At)],
        };
    }

    // Each workload rolls its wave at a phase of its own: half as much again at the crest, half at the trough.
    private static CpuDemand DemandOf(int workload)
    {
        const double mean = PodsPerWorkload * PodMillicores * TargetUtilization;
        var points = new DemandPoint[WavePoints + 1];
        for (var i = 0; i < points.Length; i++)
        {
            var turn = (2.0 * i / WavePoints) + (workload / 50.0);
            points[i] = new DemandPoint(_duration * i / WavePoints, mean * (1 + (0.25 * Math.Sin(2 * Math.PI * turn))));
        }

        return new CpuDemand(points);
    }

    // One workload in ten rolls out, one node in two hundred dies, one in five hundred is drained.
    private static IEnumerable<ScenarioEvent> EventsOf(int workloads, int nodes)
    {
        for (var i = 0; i < workloads; i += 10)
            yield return new RolloutEvent(_duration * (i + 5) / (workloads + 10), RefOf(i), 1);
        for (var i = 0; i < nodes; i += 200)
            yield return new NodeFailureEvent(_duration * (i + 100) / (nodes + 200), NodeOf(i).Name, For: null);
        for (var i = 7; i < nodes; i += 500)
            yield return new NodeDrainEvent(_duration * (i + 100) / (nodes + 500), NodeOf(i).Name, TimeSpan.FromMinutes(20));
    }

    private static Node NodeOf(int index) => new(FormattableString.Invariant($"node-{index:0000}"), new ResourceList(16_000, 64L << 30) { Pods = 110 })
    {
        Labels = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Node.HostnameLabel] = FormattableString.Invariant($"node-{index:0000}"),
            [Node.ZoneLabel] = FormattableString.Invariant($"zone-{index % ZoneCount}"),
        },
    };

    private static Deployment DeploymentOf(int index) => new(Meta(index), SelectorOf(index), TemplateOf(index)) { Replicas = PodsPerWorkload };

    // Most pods leave the spreading to the scheduler; one workload in ten insists on its zones, one in ten keeps off its own nodes.
    private static PodTemplate TemplateOf(int index) => new()
    {
        Labels = Labels(index),
        Containers =
        [
            new ContainerSpec("app", FormattableString.Invariant($"shop/{NameOf(index)}:1"))
            {
                Requests = new ResourceList(PodMillicores, 2L << 30),
                ReadinessProbe = new Probe { PeriodSeconds = 5 },
            },
        ],
        TopologySpreadConstraints = index % 10 == 3
            ? [new TopologySpreadConstraint(1, Node.ZoneLabel, DoNotSchedule: true, SelectorOf(index))]
            : [],
        Affinity = index % 10 == 6
            ? new Affinity { RequiredPodAntiAffinity = [new PodAffinityTerm(SelectorOf(index), Node.HostnameLabel, [])] }
            : null,
    };

    private static HorizontalPodAutoscaler AutoscalerOf(int index) => new(Meta(index), RefOf(index), 2 * PodsPerWorkload)
    {
        MinReplicas = PodsPerWorkload / 4,
        Metrics = [new MetricSpec(MetricSourceType.Resource, "cpu", MetricTargetType.Utilization, (long)(TargetUtilization * 100))],
    };

    private static string NameOf(int index) => FormattableString.Invariant($"shop-{index:000}");

    private static ObjectMeta Meta(int index) => new("default", NameOf(index));

    private static WorkloadRef RefOf(int index) => new(WorkloadKind.Deployment, "default", NameOf(index));

    private static LabelSelector SelectorOf(int index) => new(Labels(index), []);

    private static Dictionary<string, string> Labels(int index) => new(StringComparer.Ordinal) { ["app"] = NameOf(index) };
}
