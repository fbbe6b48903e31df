namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>Whether a pod's requests fit on a node (plugins/noderesources/fit.go). Limits play no part.</summary>
public static class NodeResourcesFit
{
    /// <summary>Whether the pod fits; what <see cref="Reasons"/> being empty says, for less.</summary>
    public static bool Fits(PodResources pod, NodeResources node, KubernetesVersion version)
    {
        if (node.PodCount + 1 > node.MaxPods)
            return false;
        var requests = pod.Requests;
        if (IsEmpty(requests))
            return true;
        if (requests.Extended.Count > 0)
            return Reasons(pod, node, version).Count == 0;
        var checksZero = version < KubernetesVersion.V1_28;
        var (asked, has) = (node.Requested, node.Allocatable);
        return ((requests.CpuMillicores == 0 && !checksZero) || requests.CpuMillicores + asked.CpuMillicores <= has.CpuMillicores)
            && ((requests.MemoryBytes == 0 && !checksZero) || requests.MemoryBytes + asked.MemoryBytes <= has.MemoryBytes)
            && ((requests.EphemeralStorageBytes == 0 && !checksZero)
                || requests.EphemeralStorageBytes + asked.EphemeralStorageBytes <= has.EphemeralStorageBytes);
    }

    /// <summary>Why the pod does not fit, sorted; empty when it does.</summary>
    public static IReadOnlyList<string> Reasons(PodResources pod, NodeResources node, KubernetesVersion version)
    {
        var reasons = new List<string>();
        if (node.PodCount + 1 > node.MaxPods)
            reasons.Add("Too many pods");
        var requests = pod.Requests;
        if (IsEmpty(requests))
            return reasons;
        // In 1.20 a resource the pod does not ask for can refuse it too, where the node is overcommitted already.
        var checksZero = version < KubernetesVersion.V1_28;
        Check("cpu", requests.CpuMillicores, node.Allocatable.CpuMillicores, node.Requested.CpuMillicores);
        Check("memory", requests.MemoryBytes, node.Allocatable.MemoryBytes, node.Requested.MemoryBytes);
        Check("ephemeral-storage", requests.EphemeralStorageBytes, node.Allocatable.EphemeralStorageBytes, node.Requested.EphemeralStorageBytes);
        foreach (var (name, request) in requests.Extended)
            Check(name, request, node.Allocatable.ExtendedOf(name), node.Requested.ExtendedOf(name));
        reasons.Sort(StringComparer.Ordinal);
        return reasons;

        void Check(string name, long request, long allocatable, long requested)
        {
            if ((request > 0 || checksZero) && allocatable < request + requested)
                reasons.Add("Insufficient " + name);
        }
    }

    private static bool IsEmpty(ResourceTotals requests) =>
        requests.CpuMillicores == 0 && requests.MemoryBytes == 0 && requests.EphemeralStorageBytes == 0 && requests.Extended.Count == 0;
}
