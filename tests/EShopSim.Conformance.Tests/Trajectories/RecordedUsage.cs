using EShopSim.Cluster;
using EShopSim.Engine;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>Counters that grow from scrape to scrape by just what was recorded.</summary>
internal sealed class RecordedUsage : IPodUsage
{
    private const double WindowSeconds = 15;

    private readonly Dictionary<string, double> _coreSeconds = new(StringComparer.Ordinal);

    public void Add(Dictionary<string, double> millicores)
    {
        foreach (var (pod, used) in millicores)
            _coreSeconds[pod] = _coreSeconds.GetValueOrDefault(pod) + (used / 1000 * WindowSeconds);
    }

    public double CpuCoreSeconds(Pod pod) => _coreSeconds.GetValueOrDefault(pod.Name);

    public long MemoryBytes(Pod pod) => 0;

    public long RequestsReceived(Pod pod) => 0;

    public bool IsIdle(Pod pod) => true;
}
