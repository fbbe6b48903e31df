using EShopSim.Cluster;
using EShopSim.Engine;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Metrics;

/// <summary>Reads how many messages wait in a queue; shows nothing where the data plane has no such queue.</summary>
internal sealed class QueueBacklogSeries(QueueMeter? queue) : IMetricSeries
{
    public double? Scrape(SimTime now) => queue?.Backlog;
}
