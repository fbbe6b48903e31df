using System.Text.Json;
using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Formats;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>One recording.</summary>
internal sealed class Trajectory
{
    private bool? _hasNoisyMetrics;

    public Trajectory(string file)
        : this(Parse(file))
    {
    }

    public Trajectory(JsonElement root)
    {
        Root = root;
        var reading = Manifests([.. Root.Items("manifests").Select(item => item.GetString()!)]);
        Objects = reading with { Nodes = [.. Root.Items("nodes").Select(ReadNode)] };
        Workload = WorkloadOf(Objects);
    }

    public JsonElement Root { get; }

    public string Name => Root.Text("name");

    /// <summary>The wall clock at time zero, in seconds.</summary>
    public double BeganAtSeconds => Root.Get("alignment")?.Get("t0UnixMillis")?.GetDouble() / 1000 ?? 0;

    /// <summary>What the manifests hold, and the nodes.</summary>
    public ClusterObjects Objects { get; }

    /// <summary>The one workload that each recording is about.</summary>
    public WorkloadRef Workload { get; }

    /// <summary>The longest that the controllers' own rate limit held a request back, in seconds.</summary>
    public double ThrottledSeconds => Root.Get("alignment")?.Get("controllerThrottling")?.Get("maxSeconds")?.GetDouble() ?? 0;

    /// <summary>Whether nodes of other scenarios were alive while all of this one's were dead: their taints tell it.</summary>
    public bool HasLiveNeighbours
    {
        get
        {
            var alive = Objects.Nodes.Select(static node => node.Name).ToHashSet(StringComparer.Ordinal);
            var tainted = new HashSet<string>(StringComparer.Ordinal);
            foreach (var mark in NodeMarks)
            {
                if (mark.NoExecute && tainted.Add(mark.Node) && alive.Count == 0)
                    return true;
                if (mark.Ready)
                    alive.Add(mark.Node);
                else
                    alive.Remove(mark.Node);
            }

            return false;
        }
    }

    /// <summary>When the last rollout was complete; null when it was not at the end.</summary>
    public double? CompletedSeconds
    {
        get
        {
            double? since = null;
            foreach (var status in Root.Items("deploymentStatus"))
            {
                var spec = status.Int("spec");
                var isComplete = status.Int("updated") == spec && status.Int("available") == spec && status.Int("replicas") == spec;
                since = isComplete ? since ?? status.Double("t") : null;
            }

            return since;
        }
    }

    /// <summary>Whether pods found no node for some time.</summary>
    public bool WaitsForRoom => Column("podsUnscheduled") is { } unscheduled && unscheduled.Zip(unscheduled.Skip(1)).Any(static pair => pair.First > 0 && pair.Second > 0);

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

    public TimeSpan ClockSubSecond => TimeSpan.FromSeconds(Root.Get("alignment")?.Get("t0SubSecond")?.GetDouble() ?? 0);

    public IReadOnlyList<RecordedPodEvent> PodEvents => field ??= [.. Root.Items("podEvents")
        .Select(item => new RecordedPodEvent(item[0].GetDouble(), item[1].GetString()!, item[2].GetString()!, item[3].GetString()!))];

    /// <summary>Time and millicores by pod of every scrape.</summary>
    public IEnumerable<(double Seconds, Dictionary<string, double> Millicores)> Scrapes => Root.Items("metricScrapes").Select(item =>
        (item.Double("t"), item.GetProperty("pods").EnumerateObject().ToDictionary(pod => pod.Name, pod => pod.Value.GetDouble(), StringComparer.Ordinal)));

    /// <summary>The scrapes with the pods in the order of their creation.</summary>
    public IReadOnlyList<RecordedScrape> OrderedScrapes => field ??= Ordered();

    /// <summary>Whether metrics waver instead of being exact.</summary>
    public bool HasNoisyMetrics => _hasNoisyMetrics ??= MetricNoise.IsIn(this);

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

    /// <summary>The HPA after a recorded patch.</summary>
    public HorizontalPodAutoscaler PatchedAutoscaler(JsonElement action)
    {
        var manifest = Root.Items("manifests").Select(item => item.GetString()!)
            .Single(text => text.Contains("kind: HorizontalPodAutoscaler", StringComparison.Ordinal));
        return Manifests(JsonPatch.Apply(manifest, action.GetProperty("patch"))).Autoscalers[0];
    }

    private IReadOnlyList<RecordedScrape> Ordered()
    {
        var created = PodEvents.Where(static item => item.What == "created").Select(static (item, index) => (item.Pod, index)).ToDictionary(StringComparer.Ordinal);
        return [.. Scrapes.Select(scrape => new RecordedScrape(scrape.Seconds, [.. scrape.Millicores.OrderBy(pod => created[pod.Key]).Select(static pod => pod.Value)]))];
    }

    public static ClusterObjects Manifests(params string[] documents)
    {
        using var reader = new StringReader(string.Join("\n---\n", documents));
        var reading = ManifestReader.Read(["-"], reader);
        Assert.False(reading.HasErrors, string.Join('\n', reading.Diagnostics));
        return reading.Objects;
    }

    private static JsonElement Parse(string file)
    {
        using var stream = File.OpenRead(file);
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
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
        new ResourceList(Quantity.Parse(item.Text("cpu")).MilliValue, Quantity.Parse(item.Text("memory")).MilliValue / 1000)
        {
            Pods = Quantity.Parse(item.Text("pods")).MilliValue / 1000,
        })
    {
        Labels = item.Get("labels")?.EnumerateObject()
            .ToDictionary(label => label.Name, label => label.Value.GetString()!, StringComparer.Ordinal) ?? [],
    };
}
