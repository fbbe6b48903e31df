using EShopSim.Cluster.Api;
using EShopSim.Cluster.Kubelet;
using EShopSim.Cluster.Rules;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.Autoscaling;

/// <summary>A store with kubelets and one workload <c>shop/web</c>, whose pods the test makes by hand or lets follow spec.replicas.</summary>
internal sealed class TestCluster
{
    public const string Namespace = "shop";

    public static readonly WorkloadRef Web = new(WorkloadKind.Deployment, Namespace, "web");

    private static readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal) { ["app"] = "web" };

    public TestCluster(ClusterObjects objects, ControlPlaneOptions? options = null)
    {
        Simulator = new Simulator();
        Options = (options ?? new ControlPlaneOptions()) with
        {
            PodTimings = [new PodTiming(Web) { StartupSeconds = new ConstantDistribution(4), ImagePullSeconds = new ConstantDistribution(0) }],
        };
        State = new ClusterState(Simulator, new RandomStreams(1, 0), objects, Options);
        Usage = new FakeUsage(Simulator);
        State.Watch(Usage);
        Observers = new PodObservers();
        Observers.Add(Usage);
        Kubelets = new Kubelets(State, Usage, Observers);
    }

    public Simulator Simulator { get; }

    public ControlPlaneOptions Options { get; }

    public ClusterState State { get; }

    public FakeUsage Usage { get; }

    public PodObservers Observers { get; }

    public Kubelets Kubelets { get; }

    public WorkloadState Workload => State.Workloads[Web];

    public IEnumerable<ClusterEvent> EventsOf(string reason) => State.Events.Events.Where(item => item.Reason == reason);

    public static ResourceList Cpu(long millicores) => new(millicores, 128L << 20);

    public static PodTemplate Template(ResourceList requests) => new()
    {
        Labels = _labels,
        Containers = [new ContainerSpec("app", "shop/web:1") { Requests = requests }],
    };

    public static ClusterObjects Objects(int replicas, HorizontalPodAutoscaler? autoscaler = null, ResourceList? requests = null, int nodes = 2) => new()
    {
        Nodes = [.. Enumerable.Range(1, nodes).Select(i => MakeNode($"n{i}", i % 2 == 1 ? "a" : "b"))],
        Deployments = [new Deployment(new ObjectMeta(Namespace, "web"), Selector(), Template(requests ?? Cpu(200))) { Replicas = replicas }],
        Autoscalers = autoscaler is null ? [] : [autoscaler],
    };

    public static Node MakeNode(string name, string zone) => new(name, new ResourceList(64_000, 256L << 30) { Pods = 500 })
    {
        Labels = new Dictionary<string, string>(StringComparer.Ordinal) { [Node.ZoneLabel] = zone },
    };

    public static LabelSelector Selector() => new(_labels, []);

    public static HorizontalPodAutoscaler Hpa(int min, int max, HpaBehavior? behavior = null, params MetricSpec[] metrics) =>
        new(new ObjectMeta(Namespace, "web"), Web, max)
        {
            MinReplicas = min,
            Behavior = behavior,
            Metrics = metrics.Length == 0 ? [new MetricSpec(MetricSourceType.Resource, "cpu", MetricTargetType.Utilization, 50)] : metrics,
        };

    /// <summary>A pod that has been running and ready for an hour.</summary>
    public Pod AddOldPod(int node = 0)
    {
        var pod = Create();
        pod.Phase = PodPhase.Running;
        State.Pods.Bind(pod, State.Nodes[node], Simulator.Now);
        var started = SimTime.Zero - TimeSpan.FromHours(1);
        Kubelets.AdoptRunning(pod, started, started + TimeSpan.FromSeconds(5));
        return pod;
    }

    /// <summary>A pod that the scheduler binds now.</summary>
    public Pod AddPod(int node = 0)
    {
        var pod = Create();
        State.Pods.Bind(pod, State.Nodes[node], Simulator.Now);
        return pod;
    }

    private Pod Create() =>
        State.Pods.Create(Workload, replicaSet: null, Workload.CurrentRevision, $"web-{State.Pods.All.Count}", Simulator.Now);

    /// <summary>Lets pods follow spec.replicas at once, the youngest going first.</summary>
    public void FollowReplicas() => State.Watch(new Follower(this));

    private sealed class Follower(TestCluster cluster) : Watcher
    {
        public override void WorkloadChanged(WorkloadState workload) => Follow(workload);

        public override void PodChanged(Pod pod, PodChange change)
        {
            if (change == PodChange.Deleting)
                Follow(pod.OwningWorkload);
        }

        private void Follow(WorkloadState workload)
        {
            while (workload.Replicas < workload.SpecReplicas)
                cluster.AddPod(FirstUsableNode());
            while (workload.Replicas > workload.SpecReplicas)
                cluster.State.Pods.Delete(workload.Pods.Last(pod => pod.IsActive), "ScaledDown");
        }

        private int FirstUsableNode() => cluster.State.Nodes.All.First(node => node.IsReady && !node.Unschedulable && node.Taints.Count == 0).Index;
    }
}
