using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Cluster.State;
using EShopSim.Engine;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>KEDA's operator: looks at the triggers of each ScaledObject in its own rhythm, and wakes its workload or puts it to sleep.</summary>
internal sealed class KedaController : IEventHandler
{
    private readonly ClusterState _state;
    private readonly MetricSources _sources;
    private readonly SimTime?[] _lastActive;

    public KedaController(ClusterState state, MetricSources sources)
    {
        _state = state;
        _sources = sources;
        _lastActive = new SimTime?[Objects.Count];
        for (var i = 0; i < Objects.Count; i++)
        {
            // Polls begin with the object's creation; in a shop that has been running for long they may stand anywhere.
            var phase = IsNew ? 0 : state.Streams.Get($"keda/{Objects[i].Meta.Namespace}/{Objects[i].Meta.Name}").NextDouble();
            state.Simulator.Schedule(SimTime.Zero + (Objects[i].PollingInterval * phase), Phase.Control, this, argument: i);
        }
    }

    private IReadOnlyList<ScaledObject> Objects => _state.Objects.ScaledObjects;

    private bool IsNew => _state.Options.InitialState == InitialState.Empty;

    /// <inheritdoc/>
    public void Handle(int kind, long argument)
    {
        var spec = Objects[(int)argument];
        _state.Simulator.ScheduleAfter(spec.PollingInterval, Phase.Control, this, argument: argument);
        if (_state.Workloads.Find(spec.Autoscaler.Target) is not { } target)
            return;
        var now = _state.Simulator.Now;
        var decision = KedaScaling.Decide(new KedaArguments(
            spec,
            [.. spec.Triggers.Select(trigger => _sources.ReadExternalMilli(trigger.Metric, spec.Autoscaler))],
            target.SpecReplicas,
            IsNew ? SimTime.Zero : SimTime.Zero - _state.Options.InitialAge,
            _lastActive[(int)argument],
            now));
        if (decision.IsActive)
            _lastActive[(int)argument] = now;
        if (decision.Replicas is not { } replicas)
            return;
        var (reason, verb) = replicas > target.SpecReplicas ? ("KEDAScaleTargetActivated", "Scaled") : ("KEDAScaleTargetDeactivated", "Deactivated");
        _state.Events.Normal(
            $"ScaledObject/{spec.Meta.Namespace}/{spec.Meta.Name}", reason,
            FormattableString.Invariant($"{verb} {target.Ref.Kind} {target.Ref.Namespace}/{target.Ref.Name} from {target.SpecReplicas} to {replicas}"));
        _state.Workloads.Scale(target, replicas);
    }
}
