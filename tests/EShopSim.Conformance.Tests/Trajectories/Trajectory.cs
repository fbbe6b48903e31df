using System.Text.Json;
using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Formats;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>One recording.</summary>
internal sealed class Trajectory
{
    public Trajectory(string file)
    {
        using var stream = File.OpenRead(file);
        using var document = JsonDocument.Parse(stream);
        Root = document.RootElement.Clone();
        var reading = Manifests([.. Root.Items("manifests").Select(item => item.GetString()!)]);
        Objects = reading with { Nodes = [.. Root.Items("nodes").Select(ReadNode)] };
        Workload = WorkloadOf(Objects);
    }

    public JsonElement Root { get; }

    /// <summary>What the manifests hold, and the nodes.</summary>
    public ClusterObjects Objects { get; }

    /// <summary>The one workload that each recording is about.</summary>
    public WorkloadRef Workload { get; }

    /// <summary>The longest that the controllers' own rate limit held a request back, in seconds.</summary>
    public double ThrottledSeconds => Root.GetProperty("alignment").Get("controllerThrottling")?.Double("maxSeconds") ?? 0;

    /// <summary>Samples of the series, one a second.</summary>
    public int Seconds => Root.GetProperty("series").Int("n");

    public double RunningAfterBindSeconds => Delays.Double("runningAfterBindSeconds");

    public IEnumerable<string> ManifestTexts => Root.Items("manifests").Select(static item => item.GetString()!);

    public IEnumerable<NodeMark> NodeMarks => Root.Items("nodeStatus").Select(NodeMark.Of);

    /// <summary>Sizes the workload was given, the first among them, to the millisecond.</summary>
    public IReadOnlyList<SizeChange> SizeChanges
    {
        get
        {
            var changes = new List<SizeChange>();
            foreach (var status in Root.Items("deploymentStatus"))
                if (changes.Count == 0 || changes[^1].Replicas != status.Int("spec"))
                    changes.Add(new SizeChange(status.Double("t"), status.Int("spec")));
            return changes;
        }
    }

    public double[] HpaSyncs => [.. Root.GetProperty("alignment").Items("hpaSyncs").Select(item => item.GetDouble())];

    public TimeSpan ClockSubSecond => TimeSpan.FromSeconds(Root.GetProperty("alignment").Double("t0SubSecond"));

    public IReadOnlyList<RecordedPodEvent> PodEvents => [.. Root.Items("podEvents")
        .Select(item => new RecordedPodEvent(item[0].GetDouble(), item[1].GetString()!, item[2].GetString()!, item[3].GetString()!))];

    /// <summary>Time and millicores by pod of every scrape.</summary>
    public IEnumerable<(double Seconds, Dictionary<string, double> Millicores)> Scrapes => Root.Items("metricScrapes").Select(item =>
        (item.Double("t"), item.GetProperty("pods").EnumerateObject().ToDictionary(pod => pod.Name, pod => pod.Value.GetDouble(), StringComparer.Ordinal)));

    private JsonElement Delays => Root.GetProperty("delays");

    /// <summary>How long the pods of the fake kubelet take to start and to stop.</summary>
    public PodTiming Timing(bool neverReady) => new(Workload)
    {
        StartupSeconds = new ConstantDistribution(neverReady ? double.MaxValue : Delays.Double("startupSeconds") - RunningAfterBindSeconds),
        ShutdownSeconds = new ConstantDistribution(Delays.Double("terminationSeconds")),
        ImagePullSeconds = new ConstantDistribution(0),
    };

    /// <summary>A column of the series; null where the recorder did not know yet.</summary>
    public int?[]? Column(string name) => Root.GetProperty("series").GetProperty("columns").Get(name)?.EnumerateArray()
        .Select(static value => value.ValueKind == JsonValueKind.Null ? (int?)null : value.GetInt32()).ToArray();

    public IEnumerable<JsonElement> Actions(string operation) => Root.Items("actions").Where(action => action.Text("op") == operation);

    /// <summary>spec.replicas at every second; null where it was not known yet.</summary>
    public IReadOnlyList<int?> SpecReplicas =>
        [.. Root.GetProperty("series").GetProperty("columns").Items("specReplicas").Select(item => item.ValueKind == JsonValueKind.Null ? (int?)null : item.GetInt32())];

    /// <summary>When the first node was found not to be ready; null when none was.</summary>
    public double? NotReadySeconds => Root.Items("nodeStatus")
        .Where(item => item.Text("ready") == "Unknown")
        .Select(item => (double?)item.Double("t"))
        .FirstOrDefault();

    /// <summary>The HPA after a recorded patch.</summary>
    public HorizontalPodAutoscaler PatchedAutoscaler(JsonElement action)
    {
        var manifest = Root.Items("manifests").Select(item => item.GetString()!)
            .Single(text => text.Contains("kind: HorizontalPodAutoscaler", StringComparison.Ordinal));
        return Manifests(JsonPatch.Apply(manifest, action.GetProperty("patch"))).Autoscalers[0];
    }

    public static ClusterObjects Manifests(params string[] documents)
    {
        using var reader = new StringReader(string.Join("\n---\n", documents));
        var reading = ManifestReader.Read(["-"], reader);
        Assert.False(reading.HasErrors, string.Join('\n', reading.Diagnostics));
        return reading.Objects;
    }

    private static WorkloadRef WorkloadOf(ClusterObjects objects)
    {
        foreach (var item in objects.Deployments)
            return new WorkloadRef(WorkloadKind.Deployment, item.Meta.Namespace, item.Meta.Name);
        foreach (var item in objects.StatefulSets)
            return new WorkloadRef(WorkloadKind.StatefulSet, item.Meta.Namespace, item.Meta.Name);
        return new WorkloadRef(WorkloadKind.DaemonSet, objects.DaemonSets[0].Meta.Namespace, objects.DaemonSets[0].Meta.Name);
    }

    public static Node ReadNode(JsonElement item) => new(
        item.Text("name"),
        new ResourceList(long.Parse(item.Text("cpu"), System.Globalization.CultureInfo.InvariantCulture) * 1000, 32L << 30)
        {
            Pods = long.Parse(item.Text("pods"), System.Globalization.CultureInfo.InvariantCulture),
        })
    {
        Labels = item.GetProperty("labels").EnumerateObject()
            .ToDictionary(label => label.Name, label => label.Value.GetString()!, StringComparer.Ordinal),
    };
}
