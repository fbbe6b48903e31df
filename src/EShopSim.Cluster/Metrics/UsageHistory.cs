using EShopSim.Engine;

namespace EShopSim.Cluster.Metrics;

/// <summary>The last two points of a pod (metrics-server, pkg/storage/pod.go).</summary>
internal sealed class UsageHistory
{
    private static readonly TimeSpan _leastFreshAge = TimeSpan.FromSeconds(10);

    private UsagePoint _last;
    private UsagePoint? _previous;
    private bool _hasLast;

    /// <summary>
    /// Takes a point of containers started at <paramref name="startedAt"/>. Those restarted, or missed by the scrape before, lose their
    /// history. Where <paramref name="freshUpTo"/> is given, a container at least 10 s but less than that old is compared with its start.
    /// </summary>
    public void Add(UsagePoint point, SimTime startedAt, SimTime previousScrape, TimeSpan? freshUpTo)
    {
        if (_hasLast && point.Timestamp <= _last.Timestamp)
            return;
        var age = point.Timestamp - startedAt;
        if (_hasLast && _last.Timestamp == previousScrape && startedAt <= previousScrape)
            _previous = point.CpuCoreNanoseconds >= _last.CpuCoreNanoseconds ? _last : null;
        else
            _previous = age >= _leastFreshAge && age < freshUpTo ? new UsagePoint(startedAt, 0, 0) : null;
        _last = point;
        _hasLast = true;
    }

    /// <summary>The usage as the API serves it; null until there are two points, or when the last scrape did not reach the pod.</summary>
    public UsageSample? Read(SimTime lastScrape)
    {
        if (!_hasLast || _previous is not { } previous || _last.Timestamp != lastScrape)
            return null;
        var window = _last.Timestamp - previous.Timestamp;
        var nanocores = (long)((_last.CpuCoreNanoseconds - previous.CpuCoreNanoseconds) / window.TotalSeconds);
        return new UsageSample(_last.Timestamp, window, nanocores, _last.MemoryBytes);
    }
}
