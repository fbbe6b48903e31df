using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Cluster.Rules.NodeAutoscaling;

/// <summary>How many nodes pods need: first fit, the largest first, by filters alone (cluster-autoscaler/estimator/binpacking_estimator.go).</summary>
public static class BinPacking
{
    /// <summary>How large a pod is on a node: its share of the CPU plus its share of the memory.</summary>
    public static double Score(ResourceTotals requests, ResourceTotals allocatable)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(allocatable);
        return Share(requests.CpuMillicores, allocatable.CpuMillicores) + Share(requests.MemoryBytes, allocatable.MemoryBytes);
    }

    /// <summary>Packs the pods; answers with the nodes that got some of them, and the pods that found a place.</summary>
    /// <param name="requests">What each pod asks for.</param>
    /// <param name="allocatable">What a node has.</param>
    /// <param name="nodes">The nodes.</param>
    public static (int Nodes, IReadOnlyList<int> Pods) Pack(IReadOnlyList<ResourceTotals> requests, ResourceTotals allocatable, INewNodes nodes)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(nodes);
        var placed = new List<int>();
        var podsOnNode = new List<int>();
        var mayAdd = true;
        foreach (var pod in Enumerable.Range(0, requests.Count).OrderByDescending(pod => Score(requests[pod], allocatable)))
        {
            var node = 0;
            while (node < podsOnNode.Count && !nodes.TryPlace(pod, node))
                node++;
            if (node == podsOnNode.Count)
            {
                // What did not fit on an empty node fits on no other of the same make.
                if (!mayAdd || (podsOnNode.Count > 0 && podsOnNode[^1] == 0))
                    continue;
                if (!nodes.TryAdd())
                {
                    mayAdd = false;
                    continue;
                }

                podsOnNode.Add(0);
                if (!nodes.TryPlace(pod, node))
                    continue;
            }

            podsOnNode[node]++;
            placed.Add(pod);
        }

        return (podsOnNode.Count(static pods => pods > 0), placed);
    }

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
