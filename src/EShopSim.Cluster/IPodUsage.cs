namespace EShopSim.Cluster;

/// <summary>What runs inside the pods, as the kubelet can measure it.</summary>
public interface IPodUsage
{
    /// <summary>CPU time used since the container started, in core-seconds, up to now.</summary>
    double CpuCoreSeconds(Pod pod);

    /// <summary>Working set now, in bytes.</summary>
    long MemoryBytes(Pod pod);

    /// <summary>Requests received since the container started.</summary>
    long RequestsReceived(Pod pod);

    /// <summary>Whether nothing is in flight in the pod.</summary>
    bool IsIdle(Pod pod);
}
