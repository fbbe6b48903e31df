using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.NodeLifecycle;

/// <summary>The taints of a node that does not answer (k8s.io/api/core/v1/well_known_taints.go).</summary>
internal static class NodeTaints
{
    public const string UnreachableKey = "node.kubernetes.io/unreachable";

    public static Taint UnreachableNoSchedule { get; } = new(UnreachableKey, "", TaintEffect.NoSchedule);

    public static Taint UnreachableNoExecute { get; } = new(UnreachableKey, "", TaintEffect.NoExecute);
}
