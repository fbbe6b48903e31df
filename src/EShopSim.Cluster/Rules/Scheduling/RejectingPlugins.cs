namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>The filter plugins that kept a pod from nodes; what helps it depends on them.</summary>
[Flags]
public enum RejectingPlugins
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>NodeUnschedulable: cordoned nodes.</summary>
    NodeUnschedulable = 1,

    /// <summary>NodeName: the pod names another node.</summary>
    NodeName = 2,

    /// <summary>TaintToleration.</summary>
    TaintToleration = 4,

    /// <summary>NodeAffinity: node selector and required terms.</summary>
    NodeAffinity = 8,

    /// <summary>NodeResourcesFit.</summary>
    NodeResourcesFit = 16,

    /// <summary>PodTopologySpread.</summary>
    PodTopologySpread = 32,

    /// <summary>InterPodAffinity.</summary>
    InterPodAffinity = 64,

    /// <summary>NodePorts.</summary>
    NodePorts = 128,
}
