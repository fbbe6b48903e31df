using EShopSim.Cluster.Rules.NodeAutoscaling;

namespace EShopSim.Cluster;

/// <summary>The Cluster Autoscaler's flags; the defaults are its own (cluster-autoscaler/config/flags/flags.go).</summary>
public sealed record ClusterAutoscalerOptions
{
    /// <summary><c>--scan-interval</c>.</summary>
    public TimeSpan ScanInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>An instant at which it looks; null draws it.</summary>
    public TimeSpan? FirstScan { get; init; }

    /// <summary><c>--expander</c>; null for the default: least-waste from 1.33 on, random before.</summary>
    public Expander? Expander { get; init; }

    /// <summary><c>--scale-down-unneeded-time</c>; a node that is not ready has twice that.</summary>
    public TimeSpan UnneededTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary><c>--scale-down-delay-after-add</c>.</summary>
    public TimeSpan DelayAfterAdd { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary><c>--scale-down-utilization-threshold</c>: from 0 to 1.</summary>
    public double UtilizationThreshold { get; init; } = 0.5;

    /// <summary><c>--max-node-provision-time</c>.</summary>
    public TimeSpan MaxProvisionTime { get; init; } = TimeSpan.FromMinutes(15);
}
