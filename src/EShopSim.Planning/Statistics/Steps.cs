using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Planning.Runs;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Planning.Statistics;

/// <summary>By how much measures move that do not move smoothly, so that few runs may well be all alike and others not.</summary>
internal static class Steps
{
    // --horizontal-pod-autoscaler-downscale-stabilization
    private const double StabilizationSeconds = 300;

    private static readonly double _syncSeconds = new ControlPlaneOptions().HpaSyncPeriod.TotalSeconds;

    /// <summary>A scaling more or less, in replica-hours: the replica stays for as long as the way down is stabilized, and until the next sync. 0 without an HPA.</summary>
    public static double ReplicaHours(Scenario scenario, WorkloadRef? workload = null) =>
        scenario.Cluster.Autoscalers.Where(a => workload is null || a.Target == workload).Select(OfOne).DefaultIfEmpty(0).Max();

    /// <summary>A node more or less, in node-hours: it stays for as long as it must be unneeded, and until the next scan. 0 where nothing adds or takes nodes.</summary>
    public static double NodeHours(Scenario scenario) => scenario.NodePools.Any(pool => pool.IsAutoscaled) ? HoursOfNode(scenario) : 0;

    /// <summary>The same in money, by the dearest node of the pools that change.</summary>
    public static double Cost(Scenario scenario) =>
        HoursOfNode(scenario) * scenario.NodePools.Where(pool => pool.IsAutoscaled).SelectMany(pool => pool.AllNodes()).Select(node => node.HourlyPrice).DefaultIfEmpty(0).Max();

    /// <summary>A window more or less in which an objective is missed, in seconds.</summary>
    public static double MissedSeconds(Scenario scenario) => Math.Max(ObjectiveWindow.LeastLength.TotalSeconds, scenario.RecordEvery.TotalSeconds);

    /// <summary>Whether these runs differ by chance at all. Where they do not, none is missing among them.</summary>
    public static bool HasChance(IReadOnlyList<RunMeasures> runs) => runs.Any(r => r.Digest != runs[0].Digest);

    private static double HoursOfNode(Scenario scenario) => (scenario.ClusterAutoscaler.UnneededTime + scenario.ClusterAutoscaler.ScanInterval).TotalHours;

    private static double OfOne(HorizontalPodAutoscaler hpa) => ((hpa.Behavior?.ScaleDown?.StabilizationWindowSeconds ?? StabilizationSeconds) + _syncSeconds) / 3600;
}
