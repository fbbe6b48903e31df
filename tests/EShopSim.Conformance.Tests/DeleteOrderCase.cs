using System.Text.Json;
using EShopSim.Cluster;
using EShopSim.Cluster.Rules;
using EShopSim.Cluster.Rules.Rollouts;
using EShopSim.Engine;

namespace EShopSim.Conformance.Tests;

/// <summary>Ranks the pods of a ReplicaSet that is to shrink.</summary>
internal static class DeleteOrderCase
{
    public static object Run(JsonElement item, KubernetesVersion version)
    {
        var pods = item.Items("pods").Select(Read).ToArray();
        var related = item.Items("pods").Concat(item.Items("otherRelated"))
            .Where(pod => pod.Text("phase") is not ("Succeeded" or "Failed") && !pod.Flag("deleted"))
            .Select(pod => pod.Text("node"));
        var ranks = VictimRanking.RankByNode([.. pods.Select(pod => pod.NodeName)], related);
        var ranked = pods.Select((pod, index) => pod with { Rank = ranks[index] }).ToArray();
        var order = Groups(VictimRanking.Order(ranked, version, Clock.Now), version);
        return new { ranks, order, delete = Deleted(ranked, order, item.Int("diff"), version) };
    }

    private static DeletionCandidate Read(JsonElement pod) => new(pod.Text("name"), pod.Enum<PodPhase>("phase"))
    {
        NodeName = pod.Text("node"),
        IsReady = pod.Text("ready") == "True",
        ReadyTime = Time(pod, "readyAge"),
        MaxContainerRestarts = pod.Items("restarts").Select(restarts => restarts.GetInt32()).DefaultIfEmpty().Max(),
        CreatedAt = Time(pod, "age"),
    };

    private static SimTime? Time(JsonElement pod, string name) => pod.Get(name) is null ? null : pod.Age(name);

    private static List<List<string>> Groups(IReadOnlyList<DeletionCandidate> ordered, KubernetesVersion version)
    {
        var groups = new List<List<string>>();
        for (var i = 0; i < ordered.Count; i++)
        {
            if (i == 0 || VictimRanking.Compare(ordered[i - 1], ordered[i], version, Clock.Now) != 0)
                groups.Add([]);
            groups[^1].Add(ordered[i].Name);
        }

        foreach (var group in groups)
            group.Sort(StringComparer.Ordinal);
        return groups;
    }

    // The set has no answer where the cut runs through pods that compare as equal.
    private static string[]? Deleted(DeletionCandidate[] pods, List<List<string>> order, int count, KubernetesVersion version)
    {
        var taken = 0;
        foreach (var group in order)
        {
            if (taken == count || taken + group.Count <= count)
            {
                taken = Math.Min(count, taken + group.Count);
                continue;
            }

            return null;
        }

        return [.. VictimRanking.Select(pods, count, version, Clock.Now).Select(pod => pod.Name).Order(StringComparer.Ordinal)];
    }
}
