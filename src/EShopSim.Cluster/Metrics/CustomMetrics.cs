using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Metrics;

/// <summary>
/// Prometheus with its adapter for custom.metrics.k8s.io: scrapes every pod's request counter every 15 s and answers the HPA with
/// <c>rate(http_requests_total[1m])</c>, so a change of load is seen in full only a minute later.
/// </summary>
internal sealed class CustomMetrics : IEventHandler
{
    private const double RangeSeconds = 60;

    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(15);

    private readonly ClusterState _state;
    private readonly IPodUsage _usage;
    private readonly List<CounterHistory?> _histories = [];

    public CustomMetrics(ClusterState state, IPodUsage usage)
    {
        _state = state;
        _usage = usage;
        FirstScrape = ScrapeClock.First(state.Options.FirstScrape, _interval, state.Streams.Get("prometheus"));
    }

    /// <summary>When it scrapes first.</summary>
    public SimTime FirstScrape { get; }

    /// <summary>When it scraped last.</summary>
    public SimTime LastScrape { get; private set; }

    /// <summary>Whether it serves a metric of that name.</summary>
    public static bool Serves(string metric) => metric is "http_requests_per_second" or "requests_per_second";

    /// <summary>Begins to scrape; a shop that has been running for long was scraped at time zero already.</summary>
    public void Start()
    {
        if (_state.Options.InitialState == InitialState.Running)
            Scrape();
        _state.Simulator.Schedule(FirstScrape, Phase.Measurement, this);
    }

    /// <summary>Requests per second of a pod, in thousandths; null while there are fewer than two samples.</summary>
    public long? ReadMilli(Pod pod)
    {
        if (pod.Index >= _histories.Count || _histories[pod.Index] is not { } history)
            return null;
        return history.RatePerSecond(_state.Simulator.Now.TotalSeconds, RangeSeconds) is { } rate ? (long)(rate * 1000) : null;
    }

    /// <inheritdoc/>
    public void Handle(int kind, long argument)
    {
        Scrape();
        _state.Simulator.ScheduleAfter(_interval, Phase.Measurement, this);
    }

    private void Scrape()
    {
        LastScrape = _state.Simulator.Now;
        var now = LastScrape.TotalSeconds;
        foreach (var node in _state.Nodes.All)
        {
            if (!node.IsUp)
                continue;
            foreach (var pod in node.Pods)
                if (pod.IsRunning)
                    HistoryOf(pod).Add(new CounterSample(now, _usage.RequestsReceived(pod)));
        }
    }

    private CounterHistory HistoryOf(Pod pod)
    {
        while (_histories.Count <= pod.Index)
            _histories.Add(null);
        return _histories[pod.Index] ??= new CounterHistory(1 + (int)(RangeSeconds / _interval.TotalSeconds));
    }
}
