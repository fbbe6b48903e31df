using System.Text.Json;
using EShopSim.Cluster.Api;
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
    }

    public JsonElement Root { get; }

    /// <summary>What the manifests hold, and the nodes.</summary>
    public ClusterObjects Objects { get; }

    public double[] HpaSyncs => [.. Root.GetProperty("alignment").Items("hpaSyncs").Select(item => item.GetDouble())];

    public TimeSpan ClockSubSecond => TimeSpan.FromSeconds(Root.GetProperty("alignment").Double("t0SubSecond"));

    public IEnumerable<RecordedPodEvent> PodEvents => Root.Items("podEvents")
        .Select(item => new RecordedPodEvent(item[0].GetDouble(), item[1].GetString()!, item[2].GetString()!, item[3].GetString()!));

    /// <summary>Time and millicores by pod of every scrape.</summary>
    public IEnumerable<(double Seconds, Dictionary<string, double> Millicores)> Scrapes => Root.Items("metricScrapes").Select(item =>
        (item.Double("t"), item.GetProperty("pods").EnumerateObject().ToDictionary(pod => pod.Name, pod => pod.Value.GetDouble(), StringComparer.Ordinal)));

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

    private static Node ReadNode(JsonElement item) => new(
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
