using System.Globalization;
using EShopSim.Cluster.Rules.Rollouts;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster.ReplicaSets;

/// <summary>Finds the pods that a shrinking ReplicaSet deletes.</summary>
internal sealed class VictimSelection(ClusterState state)
{
    private const string DeletionCost = "controller.kubernetes.io/pod-deletion-cost";

    /// <summary>The victims, first one first.</summary>
    public List<Pod> Select(ReplicaSetObject replicaSet, int count)
    {
        var pods = replicaSet.Pods.FindAll(static pod => pod.IsActive);
        if (count >= pods.Count)
            return pods;
        var ranks = VictimRanking.RankByNode(
            pods.ConvertAll(NodeName),
            replicaSet.Workload.PodList.Where(static pod => pod.IsActive).Select(NodeName));
        var candidates = new List<DeletionCandidate>(pods.Count);
        var byName = new Dictionary<string, Pod>(pods.Count, StringComparer.Ordinal);
        for (var i = 0; i < pods.Count; i++)
        {
            candidates.Add(Candidate(pods[i], ranks[i]));
            byName.Add(pods[i].Name, pods[i]);
        }

        var chosen = new List<Pod>(count);
        foreach (var victim in VictimRanking.Select(candidates, count, state.Options.Version, state.Simulator.Now))
            chosen.Add(byName[victim.Name]);
        return chosen;
    }

    private string NodeName(Pod pod) => pod.NodeIndex < 0 ? "" : state.Nodes[pod.NodeIndex].Node.Name;

    private DeletionCandidate Candidate(Pod pod, int rank) => new(pod.Name, pod.Phase)
    {
        Uid = pod.Uid,
        NodeName = NodeName(pod),
        IsReady = pod.IsReady,
        ReadyTime = pod.ReadyTransitionTime,
        DeletionCost = Cost(pod),
        Rank = rank,
        MaxContainerRestarts = pod.Restarts,
        CreatedAt = state.Clock.Truncate(pod.CreatedAt),
    };

    /// <summary>The pod's deletion cost.</summary>
    public static int Cost(Pod pod) =>
        pod.Template.Annotations.TryGetValue(DeletionCost, out var text)
        && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var cost) ? cost : 0;
}
