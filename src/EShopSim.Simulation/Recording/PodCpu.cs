using EShopSim.Cluster;

namespace EShopSim.Simulation.Recording;

/// <summary>CPU each pod has used since it was last asked about.</summary>
internal sealed class PodCpu(IPodUsage usage)
{
    private readonly List<double> _seenCoreSeconds = [];

    /// <summary>Core-seconds since the last call for this pod.</summary>
    public double Since(Pod pod)
    {
        while (_seenCoreSeconds.Count <= pod.Index)
            _seenCoreSeconds.Add(0);
        var now = usage.CpuCoreSeconds(pod);
        var used = now - _seenCoreSeconds[pod.Index];
        _seenCoreSeconds[pod.Index] = now;

        // Containers that were started again count from zero.
        return Math.Max(0, used);
    }
}
