using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Cluster.Rules.Pods;

/// <summary>oom_score_adj: whom the kernel kills first when a node is out of memory (pkg/kubelet/qos/policy.go).</summary>
public static class OomScoreAdjustment
{
    /// <summary>The adjustment, from -997 (last) to 1000 (first).</summary>
    /// <param name="qos">The pod's class.</param>
    /// <param name="requestBytes">The container's memory request.</param>
    /// <param name="nodeBytes">The node's memory.</param>
    public static int Of(QosClass qos, long requestBytes, long nodeBytes) => qos switch
    {
        QosClass.Guaranteed => -997,
        QosClass.BestEffort => 1000,
        _ => (int)Math.Clamp(1000 - (1000 * requestBytes / nodeBytes), 3, 999),
    };
}
