using System.Text.Json;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>What a recording is about, as far as it decides to what it is held.</summary>
internal sealed record TrajectorySummary
{
    private static readonly string[] _nodeOperations = ["kill-node", "delete-node", "restore-node", "add-node", "kubectl"];

    public string Name { get; private init; } = "";

    /// <summary>Why the file is no recording that can be read; null when it is one.</summary>
    public string? Error { get; private init; }

    /// <summary>Whether the file is something else, to be left alone.</summary>
    public bool IsOther { get; private init; }

    /// <summary>The wall clock at its time zero, in seconds.</summary>
    public double BeganAtSeconds { get; private init; }

    public double Seconds { get; private init; }

    public bool HasAutoscaler { get; private init; }

    /// <summary>Whether the script does anything to workloads, pods or nodes.</summary>
    public bool HasDisturbance { get; private init; }

    /// <summary>Whether machines die in it.</summary>
    public bool HasDeadNodes { get; private init; }

    /// <summary>Whether a Deployment gets another template.</summary>
    public bool HasRollout { get; private init; }

    /// <summary>Whether it is about a Deployment, rather than a StatefulSet or a DaemonSet.</summary>
    public bool HasDeployment { get; private init; }

    /// <summary>Whether nodes are drained in it.</summary>
    public bool HasDrain { get; private init; }

    public static TrajectorySummary Of(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            using var document = JsonDocument.Parse(stream);
            return Of(document.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return new TrajectorySummary { Error = problem.Message };
        }
    }

    private static TrajectorySummary Of(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || root.Get("schema")?.GetString() != "k8s-trajectory/1")
            return new TrajectorySummary { Error = "its schema is not k8s-trajectory/1", IsOther = true };
        var manifests = root.Items("manifests").Select(static item => item.GetString()!).ToArray();
        var actions = root.Items("actions").ToArray();
        var hasAutoscaler = Array.Exists(manifests, static text => text.Contains("kind: HorizontalPodAutoscaler", StringComparison.Ordinal));
        return new TrajectorySummary
        {
            Name = root.Text("name"),
            BeganAtSeconds = root.Get("alignment")?.Get("t0UnixMillis")?.GetDouble() / 1000 ?? 0,
            Seconds = root.GetProperty("series").Int("n"),
            HasAutoscaler = hasAutoscaler,
            HasDisturbance = !hasAutoscaler || Array.Exists(actions, static action => !IsOnAutoscaler(action)),
            HasDeadNodes = Array.Exists(actions, static action => action.Text("op") is "kill-node" or "delete-node"),
            HasDeployment = Array.Exists(manifests, static text => text.Contains("kind: Deployment", StringComparison.Ordinal)),
            HasDrain = Array.Exists(actions, static action => action.Text("op") == "kubectl"),
            HasRollout = Array.Exists(actions, static action => Subject(action).StartsWith("Deployment/", StringComparison.Ordinal)
                && action.Get("patch")?.Get("spec")?.Get("template") is not null),
        };
    }

    private static bool IsOnAutoscaler(JsonElement action) =>
        !_nodeOperations.Contains(action.Text("op"), StringComparer.Ordinal) && Subject(action).StartsWith("HorizontalPodAutoscaler/", StringComparison.Ordinal);

    private static string Subject(JsonElement action) => action.Get("object")?.GetString() ?? "";
}
