using System.Text.Json;
using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>Does to a simulated control plane what the script of a recording did to the real one.</summary>
internal sealed class ActionScript
{
    private readonly Trajectory _recording;
    private readonly ControlPlane _plane;
    private readonly Dictionary<string, int> _revisions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _manifests = new(StringComparer.Ordinal);
    private readonly Queue<(double Seconds, Action Play)> _steps;
    private readonly double[] _monitorLooks;

    public ActionScript(Trajectory recording, ControlPlane plane, ClosedLoopPhases phases)
    {
        (_recording, _plane) = (recording, plane);
        _monitorLooks = [.. MonitorRhythm.Looks(recording)];
        foreach (var manifest in recording.ManifestTexts)
        {
            var json = JsonPatch.ToJson(manifest);
            using var document = JsonDocument.Parse(json);
            _manifests.Add(Name(document.RootElement), json);
        }

        _revisions.Add(TemplateOf(_manifests[$"{recording.Workload.Kind}/{recording.Workload.Name}"]), 1);
        _steps = new Queue<(double Seconds, Action Play)>(recording.Root.Items("actions").SelectMany(Steps)
            .Concat(phases.LaterHpaSyncs.Select(seconds => (Seconds: seconds, Play: (Action)(() => plane.Autoscalers.Handle(0, 0)))))
            .Concat(phases.ClusterNews.Select(seconds => (Seconds: seconds, Play: (Action)plane.Scheduler.WakeUp)))
            .OrderBy(static step => step.Seconds));
    }

    public double NextSeconds => _steps.TryPeek(out var next) ? next.Seconds : double.PositiveInfinity;

    public void PlayNext() => _steps.Dequeue().Play();

    private IEnumerable<(double Seconds, Action Play)> Steps(JsonElement action)
    {
        ActionRules.Require(action);
        var start = action.Get("start")?.GetDouble() ?? action.Double("t");
        return action.Text("op") switch
        {
            "patch" => [(start, () => Patch(action.Text("object"), action.GetProperty("patch")))],
            "delete" => [(start, () => Delete(action.Text("object")))],
            "add-node" => [(start, () => _plane.AddNode(Trajectory.ReadNode(action.GetProperty("node"))))],
            "kill-node" => [(start, () => ForNodes(action, node => Kill(node, action.Get("lastLeaseRenew"))))],
            "restore-node" => [(start, () => ForNodes(action, node => Restore(node, action.Text("mode") == "reboot")))],
            "delete-node" => [(start, () => ForNodes(action, _plane.DeleteNode))],
            _ => Kubectl(action, start),
        };
    }

    // kubectl takes a moment to start: the recorded output tells when its first request was answered.
    private IEnumerable<(double Seconds, Action Play)> Kubectl(JsonElement action, double start)
    {
        var words = action.Text("command").Split(' ');
        var at = action.Items("output").Select(static line => line[0].GetDouble()).DefaultIfEmpty(start).First();
        var nodes = words[2..].Where(static word => !word.StartsWith('-')).Select(NodeNamed).ToArray();
        foreach (var node in nodes)
            yield return (at, () => Run(words[1], node));
    }

    private void Run(string verb, int node)
    {
        if (verb == "drain")
            _plane.Drain(node);
        else
            _plane.Uncordon(node);
    }

    private void Kill(int node, JsonElement? renewals)
    {
        AlignMonitor();
        if (renewals?.Get(_plane.Nodes[node].Node.Name) is { } renewed)
            _plane.NodeLifecycle.Fail(_plane.Nodes[node], SimTime.FromSeconds(renewed.GetDouble()));
        else
            _plane.FailNode(node);
    }

    private void Restore(int node, bool rebooted)
    {
        AlignMonitor();
        _plane.RestoreNode(node, rebooted);
    }

    // The next look that is known: the monitor's rhythm drifts by a second in some minutes.
    private void AlignMonitor()
    {
        var now = _plane.State.Simulator.Now.TotalSeconds;
        if (Array.Find(_monitorLooks, look => look > now) is var next and > 0)
            _plane.NodeLifecycle.AlignMonitor(SimTime.FromSeconds(next));
    }

    private void ForNodes(JsonElement action, Action<int> act)
    {
        foreach (var name in action.Items("nodes"))
            act(NodeNamed(name.GetString()!));
    }

    private int NodeNamed(string name) => _plane.Nodes.First(node => node.Node.Name == name).Index;

    private void Delete(string subject)
    {
        var pod = subject[(subject.IndexOf('/', StringComparison.Ordinal) + 1)..];
        _plane.DeletePod(_plane.Workloads[0].Pods.Last(candidate => candidate.Name == pod && !candidate.IsTerminating));
    }

    private void Patch(string subject, JsonElement patch)
    {
        var patched = _manifests[subject] = JsonPatch.Apply(_manifests[subject], patch);
        if (subject.StartsWith("HorizontalPodAutoscaler/", StringComparison.Ordinal))
        {
            _plane.UpdateAutoscaler(Trajectory.Manifests(patched).Autoscalers[0]);
            return;
        }

        var spec = patch.GetProperty("spec");
        if (spec.Get("replicas") is { } replicas)
            _plane.Scale(_recording.Workload, replicas.GetInt32());
        if (spec.TryGetProperty("paused", out var paused))
            _plane.SetPaused(_recording.Workload, paused.ValueKind == JsonValueKind.True);
        if (spec.Get("updateStrategy")?.Get("rollingUpdate")?.Get("partition") is { } partition)
            _plane.SetPartition(_recording.Workload, partition.GetInt32());
        if (spec.TryGetProperty("template", out _))
            SetTemplate(patched);
    }

    private void SetTemplate(string manifest)
    {
        var template = TemplateOf(manifest);
        if (_revisions.TryGetValue(template, out var revision))
            _plane.RolloutUndo(_recording.Workload, revision);
        else
            _revisions.Add(template, _plane.Rollout(_recording.Workload, _recording.Timing(template.Contains("\"sim/never-ready\":\"true\"", StringComparison.Ordinal))));
    }

    private static string Name(JsonElement manifest) => $"{manifest.Text("kind")}/{manifest.GetProperty("metadata").Text("name")}";

    private static string InOrder(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().OrderBy(static item => item.Name, StringComparer.Ordinal).Select(static item => $"\"{item.Name}\":{InOrder(item.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(InOrder))}]",
        _ => value.GetRawText(),
    };

    // Members in a fixed order, so that a template that returns is known again.
    private static string TemplateOf(string manifest)
    {
        using var document = JsonDocument.Parse(manifest);
        return InOrder(document.RootElement.GetProperty("spec").GetProperty("template"));
    }
}
