using EShopSim.Cluster;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>How the real scheduler's lots fell: it draws among equally good nodes, which no simulation can guess.</summary>
internal sealed class RecordedLots
{
    private readonly List<string> _nodes = [];

    public RecordedLots(Trajectory recording)
    {
        var byPod = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in recording.PodEvents)
        {
            if (item.What == "created")
            {
                byPod[item.Pod] = _nodes.Count;
                _nodes.Add("");
            }
            else if (item.What == "scheduled")
            {
                _nodes[byPod[item.Pod]] = item.Node;
            }
        }
    }

    /// <summary>The node of the pod that was created as this one's number; null when it is not among those that are equally good here.</summary>
    public NodeState? NodeOf(Pod pod, IReadOnlyList<NodeState> equals) => pod.Index < _nodes.Count
        ? equals.FirstOrDefault(node => string.Equals(node.Node.Name, _nodes[pod.Index], StringComparison.Ordinal))
        : null;
}
