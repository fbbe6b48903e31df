using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.NodeAutoscaling;

/// <summary>Which nodes may go, and when (cluster-autoscaler/core/scaledown).</summary>
public static class ScaleDownRules
{
    private const string SafeToEvict = "cluster-autoscaler.kubernetes.io/safe-to-evict";

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

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
