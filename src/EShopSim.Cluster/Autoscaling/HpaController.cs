using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>The HorizontalPodAutoscaler controller: every HPA has a sync of its own rhythm, and nothing between two syncs wakes it.</summary>
internal sealed class HpaController : IEventHandler
{
    private readonly ClusterState _state;
    private readonly MetricSources _sources;
    private readonly HpaEvents _events;
    private readonly List<Autoscaler> _autoscalers = [];

    public HpaController(ClusterState state, IPodUsage usage)
    {
        _state = state;
        _sources = new MetricSources(state, usage);
        _events = new HpaEvents(state);
        foreach (var spec in state.Objects.Autoscalers)
            _autoscalers.Add(new Autoscaler(spec, ScalableTarget(spec), SettingsFor(spec)));
    }

    /// <summary>Where it reads metrics.</summary>
    public MetricSources Sources => _sources;

    /// <summary>Begins to scrape and to sync.</summary>
    public void Start()
    {
        if (_autoscalers.Count == 0)
            return;
        _sources.Start(_state.Objects.Autoscalers);
        for (var i = 0; i < _autoscalers.Count; i++)
            _state.Simulator.Schedule(FirstSync(_autoscalers[i].Spec), Phase.Control, this, argument: i);
    }

    /// <summary>An HPA's object was changed: the next sync goes by it, which comes no sooner for that.</summary>
    /// <exception cref="ArgumentException">There is no HPA of that name, or it has another target.</exception>
    public void Update(HorizontalPodAutoscaler spec)
    {
        var autoscaler = _autoscalers.Find(candidate =>
            candidate.Spec.Target == spec.Target
            && string.Equals(candidate.Spec.Meta.Namespace, spec.Meta.Namespace, StringComparison.Ordinal)
            && string.Equals(candidate.Spec.Meta.Name, spec.Meta.Name, StringComparison.Ordinal));
        if (autoscaler is null)
            throw new ArgumentException($"The cluster has no HPA {spec.Meta.Namespace}/{spec.Meta.Name} on {spec.Target}.", nameof(spec));
        autoscaler.Update(spec, SettingsFor(spec));
    }

    /// <inheritdoc/>
    public void Handle(int kind, long argument)
    {
        Sync(_autoscalers[(int)argument]);
        _state.Simulator.ScheduleAfter(_state.Options.HpaSyncPeriod, Phase.Control, this, argument: argument);
    }

    private void Sync(Autoscaler autoscaler)
    {
        if (autoscaler.Target is not { } target)
        {
            _state.HpaSyncs.Add(HpaRecord.WithoutTarget(autoscaler.Spec, _state.Simulator.Now));
            _events.TargetNotFound(autoscaler);
            return;
        }

        var arguments = Arguments(autoscaler, target);
        var decision = HpaReconciliation.Reconcile(arguments);
        autoscaler.History = decision.History;
        _state.HpaSyncs.Add(HpaRecord.Of(autoscaler, arguments, decision));
        _events.Decided(autoscaler, arguments, decision);
        if (decision.Rescales)
            _state.Workloads.Scale(target, decision.Replicas);
    }

    private HpaArguments Arguments(Autoscaler autoscaler, WorkloadState target)
    {
        var spec = autoscaler.Spec;
        var arguments = new HpaArguments
        {
            Version = _state.Options.Version,
            SpecReplicas = target.SpecReplicas,
            MinReplicas = spec.MinReplicas,
            MaxReplicas = spec.MaxReplicas,
            Behavior = spec.Behavior,
            History = autoscaler.History,
            Now = _state.Simulator.Now,
        };
        if (!arguments.NeedsMetrics)
            return arguments;

        var query = new MetricQuery(
            spec, target.SpecReplicas, target.StatusReplicas, PodSelection.Of(_state, target.Ref.Namespace, target.Selector), arguments.Now);
        var proposals = new MetricProposal[spec.Metrics.Count];
        for (var i = 0; i < proposals.Length; i++)
            proposals[i] = _sources.Propose(spec.Metrics[i], query, autoscaler.Settings);
        return arguments with { Proposals = proposals, SelectorIsAmbiguous = SharesItsPods(autoscaler, target) };
    }

    private bool SharesItsPods(Autoscaler autoscaler, WorkloadState target)
    {
        foreach (var other in _autoscalers)
            if (other != autoscaler
                && other.Target is { } otherTarget
                && string.Equals(otherTarget.Ref.Namespace, target.Ref.Namespace, StringComparison.Ordinal)
                && otherTarget.Selector.Matches(target.Template.Labels))
                return true;
        return false;
    }

    // A new HPA is looked at one period after its creation. In a shop that has been running for long the rhythm may stand
    // anywhere, but there is never a sync without metrics just because the run had to begin somewhere.
    private SimTime FirstSync(HorizontalPodAutoscaler spec)
    {
        var period = _state.Options.HpaSyncPeriod;
        if (_state.Options.FirstHpaSync is { } instant)
            return SimTime.Zero + instant;
        if (_state.Options.InitialState == InitialState.Empty)
            return SimTime.Zero + period;
        var stream = _state.Streams.Get($"hpa/{spec.Meta.Namespace}/{spec.Meta.Name}");
        var first = SimTime.Zero + TimeSpan.FromTicks((long)(stream.NextDouble() * period.Ticks));
        while (first < _sources.FirstScrape(spec))
            first += period;
        return first;
    }

    private WorkloadState? ScalableTarget(HorizontalPodAutoscaler spec) =>
        spec.Target.Kind == WorkloadKind.DaemonSet ? null : _state.Workloads.Find(spec.Target);

    // Tolerances of an HPA's own are on by default since 1.35 (KEP-4951).
    private ReplicaCalculatorSettings SettingsFor(HorizontalPodAutoscaler spec)
    {
        var version = _state.Options.Version;
        var own = version >= KubernetesVersion.V1_35 ? spec.Behavior : null;
        return new ReplicaCalculatorSettings
        {
            Version = version,
            Tolerance = new Tolerance(
                own?.ScaleUp?.Tolerance ?? Tolerance.Default.ScaleUp,
                own?.ScaleDown?.Tolerance ?? Tolerance.Default.ScaleDown),
        };
    }
}
