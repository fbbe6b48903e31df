using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Metrics;

/// <summary>metrics-server: scrapes all kubelets at a fixed rhythm and serves, until the next scrape, the usage between the last two.</summary>
/// <remarks>The kubelet's own sampling makes a scrape older than it looks: it reads what was measured <see cref="ControlPlaneOptions.MetricLag"/> before.</remarks>
internal sealed class MetricsServer : IEventHandler
{
    private const int Measure = 0;
    private const int Publish = 1;

    private readonly ClusterState _state;
    private readonly IPodUsage _usage;
    private readonly List<UsageHistory?> _histories = [];
    private readonly List<UsageSample?> _served = [];
    private readonly List<int> _servedPods = [];
    private readonly TimeSpan _resolution;
    private readonly TimeSpan _lag;
    private readonly TimeSpan? _freshUpTo;
    private SimTime _measuredAt;

    public MetricsServer(ClusterState state, IPodUsage usage)
    {
        _state = state;
        _usage = usage;
        _resolution = state.Options.MetricResolution;
        _lag = state.Options.MetricLag;
        if (_lag < TimeSpan.Zero || _lag >= _resolution)
            throw new ArgumentException($"A metric lag of {_lag} is not within the time from scrape to scrape, {_resolution}.", nameof(state));
        // metrics-server 0.4, of the time of 1.20, does not know fresh containers.
        _freshUpTo = state.Options.Version >= KubernetesVersion.V1_28 ? _resolution : null;
        FirstScrape = ScrapeClock.First(state.Options.FirstScrape - _lag, _resolution, state.Streams.Get("metrics-server")) + _lag;
    }

    /// <summary>When it serves its first answer.</summary>
    public SimTime FirstScrape { get; }

    /// <summary>Begins to scrape; a shop that has been running for long was measured at time zero already.</summary>
    public void Start()
    {
        if (_state.Options.InitialState == InitialState.Running)
            Scrape();
        var firstMeasured = FirstScrape - _lag;
        _state.Simulator.Schedule(firstMeasured < SimTime.Zero ? firstMeasured + _resolution : firstMeasured, Phase.Measurement, this, Measure);
        _state.Simulator.Schedule(FirstScrape, Phase.Measurement, this, Publish);
    }

    /// <summary>The usage of a pod as of the last scrape, its timestamp in whole seconds; null where the answer lacks the pod.</summary>
    public UsageSample? Read(Pod pod) => pod.Index < _served.Count ? _served[pod.Index] : null;

    /// <inheritdoc/>
    public void Handle(int kind, long argument)
    {
        if (kind == Measure)
            Scrape();
        else
            Serve();
        _state.Simulator.ScheduleAfter(_resolution, Phase.Measurement, this, kind);
    }

    private void Scrape()
    {
        var previous = _measuredAt;
        _measuredAt = _state.Simulator.Now;
        foreach (var node in _state.Nodes.All)
        {
            if (!node.IsUp)
                continue;
            foreach (var pod in node.Pods)
                if (pod.IsRunning)
                    HistoryOf(pod).Add(UsagePoint.Of(pod, _usage, _measuredAt), pod.ContainersStartedAt, previous, _freshUpTo);
        }
    }

    private void Serve()
    {
        foreach (var index in _servedPods)
            _served[index] = null;
        _servedPods.Clear();
        foreach (var node in _state.Nodes.All)
        {
            if (!node.IsUp)
                continue;
            foreach (var pod in node.Pods)
                if (HistoryOf(pod).Read(_measuredAt) is { } sample)
                {
                    _served[pod.Index] = sample with { Timestamp = _state.Clock.Truncate(sample.Timestamp) };
                    _servedPods.Add(pod.Index);
                }
        }
    }

    private UsageHistory HistoryOf(Pod pod)
    {
        while (_histories.Count <= pod.Index)
        {
            _histories.Add(null);
            _served.Add(null);
        }

        return _histories[pod.Index] ??= new UsageHistory();
    }
}
