using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>
/// Whether something that happened may help a pod that fitted nowhere. In 1.20 everything may; later those plugins are asked that had
/// rejected the pod, first by the kind of event, from 1.32 on by its content too (EventsToRegister of the plugins; KEP-4247).
/// </summary>
public static class QueueingHints
{
    private const RejectingPlugins AboutNodes = RejectingPlugins.NodeUnschedulable | RejectingPlugins.NodeName
        | RejectingPlugins.TaintToleration | RejectingPlugins.NodeAffinity;

    private const RejectingPlugins AboutPods = RejectingPlugins.PodTopologySpread | RejectingPlugins.InterPodAffinity;

    /// <summary>A pod that had a node has ended or gone.</summary>
    public static bool PodGone(WaitingPod waiting, PlacedPod gone, KubernetesVersion version)
    {
        if (version == KubernetesVersion.V1_20 || Rejected(waiting, RejectingPlugins.NodeResourcesFit | RejectingPlugins.NodePorts))
            return true;
        return version < KubernetesVersion.V1_35 ? Rejected(waiting, AboutPods) : IsAbout(waiting, gone);
    }

    /// <summary>A pod got a node. Before 1.32 only those look up whose required affinity means it.</summary>
    public static bool PodBound(WaitingPod waiting, PlacedPod bound, KubernetesVersion version)
    {
        if (version >= KubernetesVersion.V1_35)
            return IsAbout(waiting, bound);
        foreach (var term in waiting.Placed.Affinity?.RequiredPodAffinity ?? [])
            if (PodTerms.Matches(term, waiting.Placed, bound))
                return true;
        return false;
    }

    /// <summary>A node has joined.</summary>
    public static bool NodeAdded(WaitingPod waiting, SchedulingNode node, NodeResources resources, IReadOnlyList<Taint> taints, KubernetesVersion version)
    {
        if (version < KubernetesVersion.V1_35)
            return true;
        return (Rejected(waiting, RejectingPlugins.NodeResourcesFit) && NodeResourcesFit.Fits(waiting.Resources, resources, version))
            || (Rejected(waiting, RejectingPlugins.NodeAffinity) && waiting.Affinity.Matches(node.Name, node.Labels))
            || (Rejected(waiting, RejectingPlugins.TaintToleration) && TaintToleration.FindUntolerated(taints, waiting.Tolerations) is null)
            || Rejected(waiting, RejectingPlugins.NodeUnschedulable | RejectingPlugins.NodeName | RejectingPlugins.NodePorts | AboutPods);
    }

    /// <summary>The taints of a node have changed, or it was cordoned or uncordoned.</summary>
    public static bool NodeSchedulability(WaitingPod waiting, bool unschedulable, IReadOnlyList<Taint> taints, KubernetesVersion version)
    {
        if (version < KubernetesVersion.V1_35)
            return true;
        return (Rejected(waiting, RejectingPlugins.NodeUnschedulable) && !unschedulable)
            || (Rejected(waiting, RejectingPlugins.TaintToleration) && TaintToleration.FindUntolerated(taints, waiting.Tolerations) is null);
    }

    /// <summary>The Ready condition of a node has changed: an update like any other, until updates were told apart.</summary>
    public static bool NodeCondition(WaitingPod waiting, KubernetesVersion version) =>
        version < KubernetesVersion.V1_35 && (version == KubernetesVersion.V1_20 || Rejected(waiting, AboutNodes | AboutPods | RejectingPlugins.NodeResourcesFit));

    /// <summary>A node object was deleted: there is a domain less to spread over.</summary>
    public static bool NodeDeleted(WaitingPod waiting, KubernetesVersion version) =>
        version >= KubernetesVersion.V1_28 && Rejected(waiting, RejectingPlugins.PodTopologySpread);

    private static bool Rejected(WaitingPod waiting, RejectingPlugins by) => (waiting.RejectedBy & by) != RejectingPlugins.None;

    // Whether another pod has to do with those rules of the pod that kept it waiting.
    private static bool IsAbout(WaitingPod waiting, PlacedPod other)
    {
        if (Rejected(waiting, RejectingPlugins.PodTopologySpread))
            foreach (var constraint in waiting.Constraints)
                if (constraint.DoNotSchedule && TopologyKeys.Counts(constraint, waiting.Placed, other))
                    return true;
        return Rejected(waiting, RejectingPlugins.InterPodAffinity) && new PodAffinityFilter(waiting.Placed).Counts(other);
    }
}
