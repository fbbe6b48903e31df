using EShopSim.Engine;

namespace EShopSim.Cluster.ReplicaSets;

/// <summary>Whether a pod is available: ready for minReadySeconds (IsPodAvailable in pkg/api/v1/pod/util.go).</summary>
internal static class PodAvailability
{
    /// <summary>Since 1.34 the instant itself counts, before it did not.</summary>
    public static bool IsAvailable(Pod pod, int minReadySeconds, KubernetesVersion version, SimTime now)
    {
        if (!pod.IsReady)
            return false;
        if (minReadySeconds == 0)
            return true;
        var from = AvailableFrom(pod, minReadySeconds);
        return version >= KubernetesVersion.V1_35 ? from <= now : from < now;
    }

    /// <summary>When a ready pod becomes available.</summary>
    public static SimTime AvailableFrom(Pod pod, int minReadySeconds) =>
        pod.ReadyTransitionTime!.Value + TimeSpan.FromSeconds(minReadySeconds);
}
