using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Metrics;

/// <summary>A percentile over the answers since some scrapes ago, as histogram_quantile() over a native histogram's rate.</summary>
internal sealed class LatencySeries : IMetricSeries
{
    private readonly IDataPlane _traffic;
    private readonly LogHistogram[] _sources;
    private readonly LogHistogram[] _intervals;
    private readonly LogHistogram _window = new();
    private readonly double _share;
    private int _scrapes;

    /// <param name="traffic">Whose answers they are.</param>
    /// <param name="entries">The operation's meters, one per traffic source.</param>
    /// <param name="share">The share of answers that are as fast or faster.</param>
    /// <param name="window">The window; a scrape comes every 15 s.</param>
    public LatencySeries(IDataPlane traffic, IReadOnlyList<EntryMeter> entries, double share, TimeSpan window)
    {
        _traffic = traffic;
        _share = share;
        _sources = [.. entries.Select(entry => entry.Watch())];
        _intervals = [.. Enumerable.Range(0, Math.Max(1, (int)(window / TimeSpan.FromSeconds(15)))).Select(_ => new LogHistogram())];
    }

    public double? Scrape(SimTime now)
    {
        _traffic.CatchUp();
        var interval = _intervals[_scrapes++ % _intervals.Length];
        interval.Reset();
        foreach (var source in _sources)
        {
            interval.MergeFrom(source);
            source.Reset();
        }

        _window.Reset();
        foreach (var part in _intervals)
            _window.MergeFrom(part);
        return _window.Count == 0 ? null : _window.Quantile(_share);
    }
}
