using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using EShopSim.Cluster.Api;
using EShopSim.Cluster.Tests.ControlLoops;
using EShopSim.Engine;

namespace EShopSim.Cluster.Tests.Recordings;

/// <summary>A recorded run of Kubernetes 1.20.2: one workload, what was done to it, and what came of it second by second.</summary>
internal sealed partial class RolloutRecording
{
    private readonly JsonElement _root;
    private readonly string _manifest;

    private RolloutRecording(JsonElement root)
    {
        _root = root;
        _manifest = root.GetProperty("manifests").EnumerateArray().Select(item => item.GetString()!)
            .First(text => text.Contains("template:", StringComparison.Ordinal));
    }

    public int Seconds => _root.GetProperty("series").GetProperty("n").GetInt32();

    /// <summary>The recording of that name, if the folder of recordings stands beside the repository.</summary>
    public static RolloutRecording? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "trajectories", name + ".json");
            if (File.Exists(file))
                return new RolloutRecording(JsonDocument.Parse(File.ReadAllBytes(file)).RootElement);
        }

        return null;
    }

    /// <summary>One column of the recorded series; null where the recorder did not know yet.</summary>
    public int?[] Column(string name) =>
        [.. _root.GetProperty("series").GetProperty("columns").GetProperty(name).EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? (int?)null : value.GetInt32())];

    /// <summary>The same script against the simulated control plane.</summary>
    public TestCluster Replay()
    {
        var delays = _root.GetProperty("delays");
        var running = delays.GetProperty("runningAfterBindSeconds").GetDouble();
        var kind = Enum.Parse<WorkloadKind>(Text("kind")!);
        var name = NameInMetadata().Match(_manifest).Groups["name"].Value;
        var timing = new PodTiming(new WorkloadRef(kind, "default", name))
        {
            StartupSeconds = new ConstantDistribution(delays.GetProperty("startupSeconds").GetDouble() - running),
            ShutdownSeconds = new ConstantDistribution(delays.GetProperty("terminationSeconds").GetDouble()),
            ImagePullSeconds = new ConstantDistribution(0),
        };
        return new TestCluster(
            Objects(kind, name) with { Nodes = [.. _root.GetProperty("nodes").EnumerateArray().Select(ReadNode)] },
            new ControlPlaneOptions
            {
                Version = KubernetesVersion.V1_20,
                InitialState = InitialState.Empty,
                PodTimings = [timing],
                SandboxCreation = TimeSpan.FromSeconds(running),
                EndpointPropagationSeconds = new ConstantDistribution(0),
                WatchDelay = TimeSpan.FromMilliseconds(10),
                ClockSubSecond = TimeSpan.FromSeconds(_root.GetProperty("alignment").GetProperty("t0SubSecond").GetDouble()),
            });
    }

    /// <summary>What was done, with the time.</summary>
    public IReadOnlyList<(double Seconds, Action<TestCluster> Action)> Actions() =>
        [.. _root.GetProperty("actions").EnumerateArray().Select(action => (action.GetProperty("start").GetDouble(), Read(action)))];

    private static Action<TestCluster> Read(JsonElement action)
    {
        if (action.GetProperty("op").GetString() == "add-node")
            return cluster => cluster.Control.AddNode(ReadNode(action.GetProperty("node")));
        var spec = action.GetProperty("patch").GetProperty("spec");
        if (spec.TryGetProperty("replicas", out var replicas))
            return cluster => cluster.Control.Scale(cluster.Workload.Ref, replicas.GetInt32());
        if (spec.TryGetProperty("updateStrategy", out var strategy))
            return cluster => cluster.Control.SetPartition(cluster.Workload.Ref, strategy.GetProperty("rollingUpdate").GetProperty("partition").GetInt32());
        var revision = int.Parse(
            spec.GetProperty("template").GetProperty("metadata").GetProperty("annotations").GetProperty("sim/rev").GetString()!, CultureInfo.InvariantCulture);
        return cluster =>
        {
            if (revision > cluster.Workload.Revision)
                cluster.Control.Rollout(cluster.Workload.Ref);
            else
                cluster.Control.RolloutUndo(cluster.Workload.Ref, revision);
        };
    }

    private static Node ReadNode(JsonElement node) => new(
        node.GetProperty("name").GetString()!,
        new ResourceList(long.Parse(node.GetProperty("cpu").GetString()!, CultureInfo.InvariantCulture) * 1000, 32L << 30)
        {
            Pods = long.Parse(node.GetProperty("pods").GetString()!, CultureInfo.InvariantCulture),
        })
    {
        Labels = node.GetProperty("labels").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!, StringComparer.Ordinal),
    };

    private ClusterObjects Objects(WorkloadKind kind, string name)
    {
        var meta = new ObjectMeta("default", name);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["app"] = name };
        var selector = LabelSelector.Everything with { MatchLabels = labels };
        var template = new PodTemplate
        {
            Labels = labels,
            TerminationGracePeriodSeconds = Number("terminationGracePeriodSeconds") ?? 30,
            Containers = [new ContainerSpec("app", "sim/app") { Requests = new ResourceList(200, 128L << 20) }],
        };
        return kind switch
        {
            WorkloadKind.Deployment => new ClusterObjects
            {
                Deployments =
                [
                    new Deployment(meta, selector, template)
                    {
                        Replicas = Number("replicas"),
                        Recreate = Text("type") == "Recreate",
                        MaxSurge = Amount("maxSurge") ?? IntOrPercent.Percent(25),
                        MaxUnavailable = Amount("maxUnavailable") ?? IntOrPercent.Percent(25),
                        MinReadySeconds = Number("minReadySeconds") ?? 0,
                    },
                ],
            },
            WorkloadKind.StatefulSet => new ClusterObjects
            {
                StatefulSets =
                [
                    new StatefulSet(meta, selector, template)
                    {
                        Replicas = Number("replicas"),
                        Parallel = Text("podManagementPolicy") == "Parallel",
                        Partition = Number("partition") ?? 0,
                    },
                ],
            },
            _ => new ClusterObjects { DaemonSets = [new DaemonSet(meta, selector, template)] },
        };
    }

    private string? Text(string key) =>
        Regex.Match(_manifest, $"^ *{key}: \"?([^\"\n]+)", RegexOptions.Multiline, TimeSpan.FromSeconds(1)) is { Success: true } match ? match.Groups[1].Value : null;

    private int? Number(string key) => Text(key) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private IntOrPercent? Amount(string key) => Text(key) switch
    {
        null => null,
        ['0' or '1' or '2' or '3' or '4' or '5' or '6' or '7' or '8' or '9', .., '%'] percent => IntOrPercent.Percent(int.Parse(percent[..^1], CultureInfo.InvariantCulture)),
        var count => IntOrPercent.Count(int.Parse(count, CultureInfo.InvariantCulture)),
    };

    [GeneratedRegex("metadata:\n  name: (?<name>\\S+)", RegexOptions.None, 1000)]
    private static partial Regex NameInMetadata();
}
