using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Cluster.Scheduling;

/// <summary>The filters that a node must pass for one pod; the first that says no ends the check.</summary>
internal sealed class NodeCheck
{
    private const string WrongNode = "node(s) didn't match Pod's node affinity/selector";
    private static readonly Taint _unschedulable = new("node.kubernetes.io/unschedulable", "", TaintEffect.NoSchedule);

    private readonly Pod _pod;
    private readonly KubernetesVersion _version;
    private readonly SpreadFilter _spread;
    private readonly PodAffinityFilter? _podAffinity;

    /// <param name="pod">The pod to place.</param>
    /// <param name="version">Whose filters.</param>
    /// <param name="nodes">All nodes.</param>
    /// <param name="checksPodAffinity">Whether any pod of the cluster has rules about other pods.</param>
    public NodeCheck(Pod pod, KubernetesVersion version, IReadOnlyList<SchedulingNode> nodes, bool checksPodAffinity)
    {
        _pod = pod;
        _version = version;
        _podAffinity = checksPodAffinity ? new PodAffinityFilter(pod.Placed, nodes) : null;
        _spread = new SpreadFilter(pod.Placed, pod.Template.TopologySpreadConstraints, pod.TemplateRevision.NodeAffinity, nodes, _version);
    }

    /// <summary>Why the node will not take the pod; empty when it will.</summary>
    public IReadOnlyList<string> Reasons(NodeState node)
    {
        if (node.Unschedulable && !_pod.Tolerations.Any(static toleration => toleration.Tolerates(_unschedulable)))
            return ["node(s) were unschedulable"];
        if (_pod.Template.NodeName is { Length: > 0 } name && !string.Equals(name, node.Node.Name, StringComparison.Ordinal))
            return ["node(s) didn't match the requested node name"];
        if (TaintToleration.FindUntolerated(node.Taints, _pod.Tolerations) is { } taint)
            return [Untolerated(taint)];
        if ((_pod.TargetNode >= 0 && _pod.TargetNode != node.Index) || !_pod.TemplateRevision.NodeAffinity.Matches(node.Node.Name, node.Node.Labels))
            return [WrongNode];
        var shortages = NodeResourcesFit.Reasons(_pod.TemplateRevision.Resources, node.Resources, _version);
        if (shortages.Count > 0)
            return shortages;
        return _spread.Check(node.Scheduling) switch
        {
            SpreadVerdict.Fits => _podAffinity?.Reason(node.Scheduling) is { } reason ? [reason] : [],
            SpreadVerdict.MissingLabel => ["node(s) didn't match pod topology spread constraints (missing required label)"],
            _ => ["node(s) didn't match pod topology spread constraints"],
        };
    }

    private string Untolerated(Taint taint) => _version == KubernetesVersion.V1_20
        ? $"node(s) had taint {{{taint.Key}: {taint.Value}}}, that the pod didn't tolerate"
        : $"node(s) had untolerated taint {{{taint.Key}: {taint.Value}}}";
}
