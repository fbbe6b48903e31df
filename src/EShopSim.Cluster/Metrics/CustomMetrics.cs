using EShopSim.Cluster.Api;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Metrics;

/// <summary>
/// Prometheus with its adapter for custom.metrics.k8s.io and external.metrics.k8s.io: scrapes pods and other series every 15 s. Rates are
/// <c>rate(…[1m])</c>, so a change of load is seen in full only a minute later; levels are those of the last scrape.
/// </summary>
internal sealed class CustomMetrics : IEventHandler
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(15);

    private readonly ClusterState _state;
    private readonly IPodUsage _usage;
    private readonly TimeSpan _longestWindow = TimeSpan.FromMinutes(1);
    private readonly List<PodScrapes?> _pods = [];
    private readonly Dictionary<WorkloadState, List<PodScrapes>> _recent = [];
    private readonly List<SeriesScrapes> _series = [];

    public CustomMetrics(ClusterState state, IPodUsage usage)
    {
        _state = state;
        _usage = usage;
        FirstScrape = ScrapeClock.First(state.Options.FirstScrape, _interval, state.Streams.Get("prometheus"));
        foreach (var metric in state.Options.CustomMetrics)
        {
            if (metric.Window > _longestWindow)
                _longestWindow = metric.Window;
            if (!metric.IsOfPods)
                _series.Add(new SeriesScrapes(metric, SamplesIn(metric.Window)));
        }
    }

    /// <summary>When it scrapes first.</summary>
    public SimTime FirstScrape { get; }

    /// <summary>When it scraped last.</summary>
    public SimTime LastScrape { get; private set; }

    /// <summary>Begins to scrape; a shop that has been running for long was scraped at time zero already.</summary>
    public void Start()
    {
        if (_state.Options.InitialState == InitialState.Running)
            Scrape();
        _state.Simulator.Schedule(FirstScrape, Phase.Measurement, this);
    }

    /// <summary>The metric of one pod, in thousandths; null where there is none. What is measured outside the pods is the same for each.</summary>
    public long? ReadMilli(CustomMetric metric, Pod pod)
    {
        if (!metric.IsOfPods)
            return ReadMilli(metric);
        return pod.Index < _pods.Count && _pods[pod.Index] is { } scrapes ? Milli(Value(metric, scrapes)) : null;
    }

    /// <summary>The metric of all its pods together, or of its series, in thousandths; null where there is none.</summary>
    public long? ReadMilli(CustomMetric metric)
    {
        if (!metric.IsOfPods)
            return Milli(_series.Find(scrapes => ReferenceEquals(scrapes.Metric, metric))?.Read(_state.Simulator.Now));
        double? sum = null;
        foreach (var workload in metric.Workloads)
        {
            // Pods that are gone still count in a rate, as their last samples lie within its range.
            if (_state.Workloads.Find(workload) is not { } measured || !_recent.TryGetValue(measured, out var pods))
                continue;
            foreach (var scrapes in pods)
                if (Value(metric, scrapes) is { } value)
                    sum = (sum ?? 0) + value;
        }

        return Milli(sum);
    }

    /// <inheritdoc/>
    public void Handle(int kind, long argument)
    {
        Scrape();
        _state.Simulator.ScheduleAfter(_interval, Phase.Measurement, this);
    }

    private static int SamplesIn(TimeSpan window) => 1 + (int)(window / _interval);

    // As the adapter does: thousandths, cut off.
    private static long? Milli(double? value) => value is { } number && double.IsFinite(number) ? (long)(number * 1000) : null;

    private double? Value(CustomMetric metric, PodScrapes scrapes) => metric.Measure switch
    {
        MetricMeasure.RequestRate => scrapes.Requests.RatePerSecond(_state.Simulator.Now.TotalSeconds, metric.Window.TotalSeconds),
        _ when scrapes.At != LastScrape => null,
        MetricMeasure.QueueLength => scrapes.Queued,
        _ => scrapes.InFlight,
    };

    private void Scrape()
    {
        LastScrape = _state.Simulator.Now;
        foreach (var series in _series)
            series.Scrape(LastScrape);
        foreach (var node in _state.Nodes.All)
        {
            if (!node.IsUp)
                continue;
            foreach (var pod in node.Pods)
                if (pod.IsRunning)
                    ScrapesOf(pod).Scrape(pod, _usage, LastScrape);
        }

        var forgotten = LastScrape - _longestWindow;
        foreach (var workload in _state.Workloads.All)
            if (_recent.TryGetValue(workload, out var pods))
                pods.RemoveAll(scrapes => scrapes.At <= forgotten);
    }

    private PodScrapes ScrapesOf(Pod pod)
    {
        while (_pods.Count <= pod.Index)
            _pods.Add(null);
        if (_pods[pod.Index] is { } known)
            return known;
        var scrapes = new PodScrapes(SamplesIn(_longestWindow));
        _pods[pod.Index] = scrapes;
        if (!_recent.TryGetValue(pod.OwningWorkload, out var pods))
            _recent.Add(pod.OwningWorkload, pods = []);
        pods.Add(scrapes);
        return scrapes;
    }
}
