using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.ControlLoops;

/// <summary>A control plane in a test: four roomy nodes in two zones, unless the test wants others.</summary>
internal sealed class TestCluster
{
    public TestCluster(ClusterObjects objects, ControlPlaneOptions? options = null, ulong seed = 1, FakeUsage? usage = null)
    {
        Simulator = new Simulator();
        Usage = usage ?? new FakeUsage();
        Control = new ControlPlane(
            Simulator,
            new RandomStreams(seed, 0),
            objects.Nodes.Count == 0 ? objects with { Nodes = Nodes(4) } : objects,
            options ?? new ControlPlaneOptions(),
            Usage);
        Diary = new PodDiary(Simulator);
        Control.AddObserver(Diary);
        Control.Start();
    }

    public Simulator Simulator { get; }

    public ControlPlane Control { get; }

    public FakeUsage Usage { get; }

    public PodDiary Diary { get; }

    public WorkloadState Workload => Control.Workloads[0];

    public double Now => Simulator.Now.TotalSeconds;

    public IEnumerable<Pod> Live => Workload.Pods.Where(pod => !pod.IsTerminating);

    public static IReadOnlyList<Node> Nodes(int count, long cpuMillicores = 8000, int zones = 2) =>
        [.. Enumerable.Range(1, count).Select(number => Node($"node-{number}", cpuMillicores, $"zone-{(char)('a' + ((number - 1) % zones))}"))];

    public static Node Node(string name, long cpuMillicores, string zone) =>
        new(name, new ResourceList(cpuMillicores, 32L << 30) { Pods = 110 })
        {
            Labels = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Api.Node.HostnameLabel] = name,
                [Api.Node.ZoneLabel] = zone,
            },
        };

    public static PodTemplate Template(string app, long cpuMillicores = 200) => new()
    {
        Labels = Labels(app),
        Containers = [new ContainerSpec("app", $"shop/{app}:1.0") { Requests = new ResourceList(cpuMillicores, 128L << 20) }],
    };

    public static Deployment Deployment(string name, int replicas, long cpuMillicores = 200) =>
        new(new ObjectMeta("shop", name), Selector(name), Template(name, cpuMillicores)) { Replicas = replicas };

    public static StatefulSet StatefulSet(string name, int replicas) =>
        new(new ObjectMeta("shop", name), Selector(name), Template(name)) { Replicas = replicas };

    public static DaemonSet DaemonSet(string name) => new(new ObjectMeta("shop", name), Selector(name), Template(name));

    public static LabelSelector Selector(string app) => LabelSelector.Everything with { MatchLabels = Labels(app) };

    public static PodTiming Timing(WorkloadKind kind, string name, double startupSeconds, double shutdownSeconds = 1) =>
        new(new WorkloadRef(kind, "shop", name))
        {
            StartupSeconds = new ConstantDistribution(startupSeconds),
            ShutdownSeconds = new ConstantDistribution(shutdownSeconds),
            ImagePullSeconds = new ConstantDistribution(0),
        };

    public void RunUntil(double seconds) => Simulator.RunUntil(SimTime.FromSeconds(seconds));

    public void RunFor(double seconds) => RunUntil(Now + seconds);

    /// <summary>Runs to the end of a time and checks something after every event.</summary>
    public void RunUntil(double seconds, Action check)
    {
        while (Simulator.PendingEvents > 0 && Now < seconds && Simulator.Step())
            check();
    }

    /// <summary>The messages of the events of one reason, in order.</summary>
    public IReadOnlyList<string> Messages(string reason) =>
        [.. Control.Events.Where(item => item.Reason == reason).Select(item => item.Message)];

    private static Dictionary<string, string> Labels(string app) => new(StringComparer.Ordinal) { ["app"] = app };
}
