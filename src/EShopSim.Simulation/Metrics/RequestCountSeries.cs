using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Metrics;

/// <summary>Counts the requests of all traffic sources for one entry operation.</summary>
internal sealed class RequestCountSeries(IDataPlane traffic, IReadOnlyList<EntryMeter> entries) : IMetricSeries
{
    public double? Scrape(SimTime now)
    {
        traffic.CatchUp();
        var count = 0L;
        foreach (var entry in entries)
            count += entry.Offered;
        return count;
    }
}
