using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster.Scheduling;

/// <summary>Something that may let a waiting pod fit: a node changed, or a pod that has or had a node; by default anything at all.</summary>
internal readonly struct Happening
{
    private readonly NodeState? _node;
    private readonly NodeChange _change;
    private readonly Pod? _pod;
    private readonly bool _gone;

    public Happening(NodeState node, NodeChange change)
    {
        _node = node;
        _change = change;
    }

    public Happening(Pod pod, bool gone)
    {
        _pod = pod;
        _gone = gone;
    }

    /// <summary>Whether it may help a pod that waits. A pod that no plugin refused (there was no node at all) hopes for anything, since plugins are asked.</summary>
    public bool MayHelp(WaitingPod waiting, KubernetesVersion version) =>
        (waiting.RejectedBy == RejectingPlugins.None && version > KubernetesVersion.V1_20) || MayHelpRefused(waiting, version);

    private bool MayHelpRefused(WaitingPod waiting, KubernetesVersion version) => _node is { } node
        ? _change switch
        {
            NodeChange.Added => QueueingHints.NodeAdded(waiting, node.Scheduling, node.Resources, node.Taints, version),
            NodeChange.Schedulability => QueueingHints.NodeSchedulability(waiting, node.Unschedulable, node.Taints, version),
            NodeChange.Condition => QueueingHints.NodeCondition(waiting, version),
            _ => QueueingHints.NodeDeleted(waiting, version),
        }
        : _pod is null || (_gone ? QueueingHints.PodGone(waiting, _pod.Placed, version) : QueueingHints.PodBound(waiting, _pod.Placed, version));
}
