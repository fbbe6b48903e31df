using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster.Metrics;

/// <summary>What Prometheus scraped of one series outside the pods.</summary>
/// <param name="metric">The series.</param>
/// <param name="capacity">How many samples of a counter are kept.</param>
internal sealed class SeriesScrapes(CustomMetric metric, int capacity)
{
    private readonly CounterHistory _counter = new(capacity);
    private double? _last;

    /// <summary>The metric, as it was declared.</summary>
    public CustomMetric Metric => metric;

    /// <summary>Scrapes the series.</summary>
    public void Scrape(SimTime now)
    {
        _last = metric.Series?.Scrape(now);
        if (metric.Measure == MetricMeasure.Counter && _last is { } count)
            _counter.Add(new CounterSample(now.TotalSeconds, (long)count));
    }

    /// <summary>The rate of a counter, or the level at the last scrape; null when there is none.</summary>
    public double? Read(SimTime now) => metric.Measure == MetricMeasure.Counter
        ? _counter.RatePerSecond(now.TotalSeconds, metric.Window.TotalSeconds)
        : _last;
}
