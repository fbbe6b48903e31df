using EShopSim.Engine;

namespace EShopSim.Cluster;

/// <summary>A number outside the pods that the metrics pipeline scrapes.</summary>
public interface IMetricSeries
{
    /// <summary>What it shows now; null when it shows nothing. Asked once at each scrape.</summary>
    double? Scrape(SimTime now);
}
