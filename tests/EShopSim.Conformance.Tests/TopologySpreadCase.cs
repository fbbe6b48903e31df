using System.Text.Json;
using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Conformance.Tests;

/// <summary>Filters and scores nodes by topology spread constraints.</summary>
internal static class TopologySpreadCase
{
    public static object Run(JsonElement item, KubernetesVersion version)
    {
        var pod = ReadPod(item.GetProperty("pod"));
        var constraints = item.Items("constraints").Select(ReadConstraint).ToArray();
        var affinity = new RequiredNodeAffinity(Strings(item.Get("nodeSelector")), null);
        var nodes = item.Items("nodes").Select(node => new SchedulingNode(node.Text("name"), Strings(node.Get("labels")))).ToArray();
        var rejected = item.Items("notCandidates").Select(name => name.GetString()).ToHashSet(StringComparer.Ordinal);
        var isSystemDefault = item.Items("tags").Any(tag => tag.GetString() == "system-default");

        var filter = new SpreadFilter(pod, constraints, affinity, nodes, version);
        var scoring = new SpreadScoring(pod, constraints, isSystemDefault, affinity, version);
        foreach (var (node, placed) in item.Items("nodes").SelectMany((node, index) => LivingPods(node).Select(placed => (nodes[index], placed))))
        {
            filter.AddPods(node, placed, 1);
            scoring.AddPods(node, placed, 1);
        }

        var verdicts = nodes.Select(filter.Check).ToArray();
        var candidates = nodes
            .Where((node, index) => verdicts[index] == SpreadVerdict.Fits
                && affinity.Matches(node.Name, node.Labels) && !rejected.Contains(node.Name))
            .ToArray();
        var scores = scoring.Score(candidates);
        return nodes.Select((node, index) =>
        {
            var written = new Dictionary<string, object>(StringComparer.Ordinal) { ["filter"] = Word(verdicts[index]) };
            var candidate = Array.IndexOf(candidates, node);
            if (candidate >= 0)
            {
                written["rawScore"] = scores[candidate].Raw;
                written["score"] = scores[candidate].Normalized;
            }

            return written;
        });
    }

    private static string Word(SpreadVerdict verdict) => verdict switch
    {
        SpreadVerdict.Fits => "ok",
        SpreadVerdict.MissingLabel => "no-label",
        _ => "skew",
    };

    // Spreading does not count pods that are on their way out.
    private static IEnumerable<PlacedPod> LivingPods(JsonElement node) => node.Items("pods").Where(static pod => !pod.Flag("deleted")).Select(ReadPod);

    private static PlacedPod ReadPod(JsonElement pod) => new(pod.Text("namespace"), Strings(pod.Get("labels")));

    private static TopologySpreadConstraint ReadConstraint(JsonElement constraint) => new(
        constraint.Int("maxSkew"),
        constraint.Text("topologyKey"),
        constraint.Text("whenUnsatisfiable") == "DoNotSchedule",
        ReadSelector(constraint.GetProperty("selector")));

    private static LabelSelector ReadSelector(JsonElement selector) => new(
        Strings(selector.Get("matchLabels")),
        [.. selector.Items("matchExpressions").Select(expression => new LabelSelectorRequirement(
            expression.Text("key"),
            expression.Enum<SelectorOperator>("operator"),
            [.. expression.Items("values").Select(value => value.GetString()!)]))]);

    private static Dictionary<string, string> Strings(JsonElement? map) =>
        map?.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!, StringComparer.Ordinal)
        ?? new Dictionary<string, string>(StringComparer.Ordinal);
}
