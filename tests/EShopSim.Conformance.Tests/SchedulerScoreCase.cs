using System.Text.Json;
using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Conformance.Tests;

/// <summary>Fits and scores a pod on nodes by resources.</summary>
internal static class SchedulerScoreCase
{
    private static readonly string[] Named = ["cpu", "memory", "ephemeral-storage", "pods"];

    public static object Run(JsonElement item, KubernetesVersion version)
    {
        var pod = ReadPod(item.GetProperty("pod"), version);
        var weights = item.Get("leastAllocatedWeights") is { } given
            ? new ResourceWeights(given.Long("cpu"), given.Long("memory"))
            : ResourceWeights.Default;
        return item.Items("nodes").Select(element =>
        {
            var node = element.Items("pods").Aggregate(
                NodeResources.Of(ReadList(element.GetProperty("allocatable"))),
                (resources, placed) => resources.With(ReadPod(placed, version)));
            var reasons = NodeResourcesFit.Reasons(pod, node, version);
            var scores = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["fits"] = reasons.Count == 0,
                ["leastAllocated"] = ResourceScores.LeastAllocated(pod, node, weights, version),
                ["balancedAllocation"] = ResourceScores.BalancedAllocation(pod, node, version),
            };
            if (reasons.Count > 0)
                scores["reasons"] = reasons;
            return scores;
        });
    }

    private static PodResources ReadPod(JsonElement pod, KubernetesVersion version) => PodResources.Of(
        [.. pod.Items("containers").Select(Container)],
        [.. pod.Items("init").Select(Container)],
        pod.Get("overhead") is { } overhead ? ReadList(overhead) : ResourceList.None,
        version);

    private static ContainerSpec Container(JsonElement requests) => new("c", "image") { Requests = ReadList(requests) };

    private static ResourceList ReadList(JsonElement list) => new(list.Get("cpu")?.GetInt64(), list.Get("memory")?.GetInt64())
    {
        EphemeralStorageBytes = list.Get("ephemeral-storage")?.GetInt64(),
        Pods = list.Get("pods")?.GetInt64(),
        Extended = [.. list.EnumerateObject()
            .Where(entry => !Named.Contains(entry.Name, StringComparer.Ordinal))
            .Select(entry => KeyValuePair.Create(entry.Name, entry.Value.GetInt64()))],
    };
}
