using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Cluster.Scheduling;

/// <summary>The filters that a node must pass for one pod, by what is counted of the others; the first that says no ends the check.</summary>
/// <param name="pod">The pod to place.</param>
/// <param name="version">Whose filters.</param>
/// <param name="counts">What is counted for the pod.</param>
internal sealed class PodFilters(Pod pod, KubernetesVersion version, GroupCounts counts)
{
    private static readonly Refusal _cordoned = new(RejectingPlugins.NodeUnschedulable, "node(s) were unschedulable");
    private static readonly Refusal _otherName = new(RejectingPlugins.NodeName, "node(s) didn't match the requested node name");
    private static readonly Refusal _wrongNode = new(RejectingPlugins.NodeAffinity, "node(s) didn't match Pod's node affinity/selector");
    private static readonly Refusal _noLabel =
        new(RejectingPlugins.PodTopologySpread, "node(s) didn't match pod topology spread constraints (missing required label)");
    private static readonly Refusal _uneven = new(RejectingPlugins.PodTopologySpread, "node(s) didn't match pod topology spread constraints");
    private static readonly Refusal _portsTaken = new(RejectingPlugins.NodePorts, "node(s) didn't have free ports for the requested pod ports");
    private static readonly Taint _unschedulable = new("node.kubernetes.io/unschedulable", "", TaintEffect.NoSchedule);

    /// <summary>What is counted for the pod.</summary>
    public GroupCounts Counts { get; } = counts;

    /// <summary>Whether the node takes the pod as it is.</summary>
    public bool Passes(NodeState node) =>
        NodeResourcesFit.Fits(pod.TemplateRevision.Resources, node.Resources, version)
        && NodePorts.AreFree(pod.TemplateRevision.Resources, node.Resources)
        && WhateverItsRoom(node) is null
        && WhateverIsOnIt(node) is null;

    /// <summary>Why the node does not take the pod as it is; empty when it does.</summary>
    public IReadOnlyList<Refusal> Refusals(NodeState node)
    {
        if (WhateverItsRoom(node) is { } refusal)
            return [refusal];
        if (!NodePorts.AreFree(pod.TemplateRevision.Resources, node.Resources))
            return [_portsTaken];
        var shortages = NodeResourcesFit.Reasons(pod.TemplateRevision.Resources, node.Resources, version);
        if (shortages.Count > 0)
            return [.. shortages.Select(static reason => new Refusal(RejectingPlugins.NodeResourcesFit, reason))];
        return WhateverIsOnIt(node) is { } other ? [other] : [];
    }

    /// <summary>Whether the node would refuse the pod even if others left it (UnschedulableAndUnresolvable).</summary>
    public bool IsHopeless(NodeState node) =>
        WhateverItsRoom(node) is not null
        || Counts.SpreadFilter.Check(node.Scheduling) == SpreadVerdict.MissingLabel
        || string.Equals(Counts.AffinityFilter.Reason(node.Scheduling), PodAffinityFilter.NotDrawn, StringComparison.Ordinal);

    // What the node itself says to the pod.
    private Refusal? WhateverItsRoom(NodeState node)
    {
        if (node.Unschedulable && !pod.Tolerations.Any(static toleration => toleration.Tolerates(_unschedulable)))
            return _cordoned;
        if (pod.Template.NodeName is { Length: > 0 } name && !string.Equals(name, node.Node.Name, StringComparison.Ordinal))
            return _otherName;
        if (TaintToleration.FindUntolerated(node.TaintList, pod.Tolerations) is { } taint)
            return new Refusal(RejectingPlugins.TaintToleration, Untolerated(taint));
        return (pod.TargetNode >= 0 && pod.TargetNode != node.Index) || !pod.TemplateRevision.NodeAffinity.Matches(node.Node.Name, node.Node.Labels)
            ? _wrongNode
            : null;
    }

    // What the other pods say to it.
    private Refusal? WhateverIsOnIt(NodeState node) => Counts.SpreadFilter.Check(node.Scheduling) switch
    {
        SpreadVerdict.Fits => Counts.AffinityFilter.Reason(node.Scheduling) is { } reason ? new Refusal(RejectingPlugins.InterPodAffinity, reason) : null,
        SpreadVerdict.MissingLabel => _noLabel,
        _ => _uneven,
    };

    private string Untolerated(Taint taint) => version == KubernetesVersion.V1_20
        ? $"node(s) had taint {{{taint.Key}: {taint.Value}}}, that the pod didn't tolerate"
        : $"node(s) had untolerated taint {{{taint.Key}: {taint.Value}}}";
}
