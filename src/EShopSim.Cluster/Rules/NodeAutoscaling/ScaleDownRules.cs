using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.NodeAutoscaling;

/// <summary>Which nodes may go, and when (cluster-autoscaler/core/scaledown).</summary>
public static class ScaleDownRules
{
    private const string SafeToEvict = "cluster-autoscaler.kubernetes.io/safe-to-evict";

    private static readonly TimeSpan _extraForTermination = TimeSpan.FromSeconds(30);

    // --max-pod-eviction-time; --max-graceful-termination-sec with the headroom for evictions.
    private static readonly TimeSpan _mostForEvictions = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _mostForTermination = TimeSpan.FromSeconds(600 + 30);

    /// <summary>How much of a node is requested: of CPU or of memory, whichever share is larger.</summary>
    public static double Utilization(ResourceTotals requested, ResourceTotals allocatable)
    {
        ArgumentNullException.ThrowIfNull(requested);
        ArgumentNullException.ThrowIfNull(allocatable);
        return Math.Max(Share(requested.CpuMillicores, allocatable.CpuMillicores), Share(requested.MemoryBytes, allocatable.MemoryBytes));
    }

    /// <summary>Whether so little of a node is requested that its pods are looked at: at most the threshold, less than it in 1.20.</summary>
    public static bool IsCandidate(double utilization, double threshold, KubernetesVersion version) =>
        version == KubernetesVersion.V1_20 ? utilization < threshold : utilization <= threshold;

    /// <summary>Whether a node has been unneeded for long enough; the last instant does not count.</summary>
    public static bool IsDue(SimTime unneededSince, TimeSpan unneededTime, SimTime now) => unneededSince + unneededTime < now;

    /// <summary>Whether nothing is taken away yet, as something was added or failed lately.</summary>
    public static bool IsCoolingDown(SimTime lastScaleUp, TimeSpan delayAfterAdd, SimTime lastFailure, TimeSpan delayAfterFailure, SimTime now) =>
        lastScaleUp + delayAfterAdd > now || lastFailure + delayAfterFailure > now;

    /// <summary>What keeps a pod where it is, in words; null where nothing does. Pods of DaemonSets are not asked.</summary>
    /// <param name="template">The pod.</param>
    /// <param name="inNamespace">Its namespace.</param>
    /// <param name="hasBudget">Whether a PodDisruptionBudget is about it.</param>
    /// <param name="runsFor">How long it has been running.</param>
    /// <param name="version">Pods of the system give way after an hour from 1.35 on; before, never.</param>
    public static string? Hindrance(PodTemplate template, string inNamespace, bool hasBudget, TimeSpan runsFor, KubernetesVersion version)
    {
        ArgumentNullException.ThrowIfNull(template);
        switch (template.Annotations.GetValueOrDefault(SafeToEvict))
        {
            case "true":
                return null;
            case "false":
                return "is annotated as not safe to evict";
        }

        if (template.HasLocalStorage)
            return "has local storage";
        return inNamespace is "kube-system" && !hasBudget && (version < KubernetesVersion.V1_35 || runsFor < TimeSpan.FromHours(1))
            ? "is a pod of the system without a budget"
            : null;
    }

    /// <summary>Whether a pod should have ended long ago (utils/drain, IsPodLongTerminating): nobody waits for it, and it holds nothing.</summary>
    /// <param name="deletingAt">When it was told to; null if it was not.</param>
    /// <param name="graceSeconds">Its grace period; the API's deletion timestamp includes it once already.</param>
    /// <param name="now">The time.</param>
    public static bool IsLongTerminating(SimTime? deletingAt, int graceSeconds, SimTime now) =>
        deletingAt is { } at && at + TimeSpan.FromSeconds(2 * graceSeconds) + _extraForTermination < now;

    /// <summary>Whether a drain has failed: evictions were refused for too long, or all were granted and the pods are still there.</summary>
    /// <param name="began">When the evictions began.</param>
    /// <param name="lastDeletion">When the last of the pods that are still there was told to end; null while one has not been.</param>
    /// <param name="now">The time.</param>
    public static bool HasDrainFailed(SimTime began, SimTime? lastDeletion, SimTime now) => lastDeletion is { } last
        ? now - (last > began ? last : began) > _mostForTermination
        : now - began > _mostForEvictions;

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
