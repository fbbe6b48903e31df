using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Metrics;

/// <summary>Makes the series of a scenario's metrics for one run.</summary>
internal static class MetricSeries
{
    public static IReadOnlyList<CustomMetric> Of(IReadOnlyList<ScenarioMetric> metrics, IDataPlane traffic) =>
        [.. metrics.Select(metric => metric.Source is { } source ? metric.Metric with { Series = Of(source, metric.Metric.Window, traffic) } : metric.Metric)];

    private static IMetricSeries Of(SeriesSource source, TimeSpan window, IDataPlane traffic) => source switch
    {
        OperationRequests requests => new RequestCountSeries(traffic, Entries(traffic, requests.Operation)),
        OperationLatency latency => new LatencySeries(traffic, Entries(traffic, latency.Operation), latency.Share, window),
        QueueBacklog backlog => new QueueBacklogSeries(traffic.Queues.FirstOrDefault(queue => string.Equals(queue.Name, backlog.Queue, StringComparison.Ordinal))),
        GivenCurve curve => new CurveSeries(curve),
        _ => throw new ArgumentException($"There is no series for {source}.", nameof(source)),
    };

    private static EntryMeter[] Entries(IDataPlane traffic, string operation) =>
        [.. traffic.Entries.Where(entry => string.Equals(entry.Operation, operation, StringComparison.Ordinal))];
}
