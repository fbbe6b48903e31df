using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Formats.Manifests;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Scenarios.Shapes;
using EShopSim.Formats.Shapes;
using EShopSim.Simulation;

namespace EShopSim.Formats.Scenarios;

/// <summary>Binds events to the workloads, nodes and zones they strike.</summary>
internal sealed class EventBinder(WorkloadLookup lookup, ManifestObjects manifests, IReadOnlyList<Node> nodes, TimeSpan duration, Findings findings)
{
    private readonly string[] _nodeNames = [.. nodes.Select(node => node.Name)];
    private readonly string[] _zones = [.. nodes.Select(node => node.Zone).Where(zone => zone.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>The events in order of time.</summary>
    internal IReadOnlyList<ScenarioEvent> Bind(IReadOnlyList<EventDeclaration> events) =>
        [.. events.Select(Bind).OfType<ScenarioEvent>().OrderBy(happening => happening.At)];

    private ScenarioEvent? Bind(EventDeclaration declaration)
    {
        var at = declaration.At.Value;
        if (at >= duration && duration > TimeSpan.Zero && declaration.At.Node is not null)
            findings.Add(DiagnosticCodes.OutsideDuration, declaration.At.Node.At, $"the event is at {TimeShapes.Shown(at)}, but the scenario ends at {TimeShapes.Shown(duration)}");
        switch (declaration)
        {
            case RolloutDeclaration rollout:
                return Find(rollout.Workload) is { } rolled ? Rollout(at, rolled, rollout) : null;
            case ScaleDeclaration scale:
                return Find(scale.Workload) is { } scaled ? Scale(at, scaled, scale) : null;
            case NodeFailureDeclaration failure:
                return IsKnown("node", failure.Node, _nodeNames) ? new NodeFailureEvent(at, failure.Node.Value, failure.For) : null;
            case DrainDeclaration drain:
                return IsKnown("node", drain.Node, _nodeNames) ? new NodeDrainEvent(at, drain.Node.Value, drain.For) : null;
            case ZoneFailureDeclaration failure:
                return IsKnown("zone", failure.Zone, _zones) ? new ZoneFailureEvent(at, failure.Zone.Value, failure.For) : null;
            default:
                return null;
        }
    }

    private RolloutEvent Rollout(TimeSpan at, Workload workload, RolloutDeclaration rollout)
    {
        if (rollout.Failing.Value == PodDefect.NeverReady && workload.Template is { Containers.Count: > 0 } template && template.MainContainer.ReadinessProbe is null)
            findings.Add(DiagnosticCodes.NeverReadyUnprobed, rollout.Failing.Node.At, $"{workload.Ref} has no readiness probe, so nobody notices that this version is never ready: its pods count as ready");
        return new RolloutEvent(at, workload.Ref, rollout.CpuFactor) { Defect = rollout.Failing.Value };
    }

    private ScaleEvent Scale(TimeSpan at, Workload workload, ScaleDeclaration scale)
    {
        if (manifests.AutoscalerOf(workload.Ref) is { } hpa)
            findings.Add(DiagnosticCodes.ScaleUnderHpa, scale.Workload.Name.Node.At, $"HPA '{hpa.Object.Meta.Name}' scales {workload.Ref} too, and undoes this at its next sync");
        return new ScaleEvent(at, workload.Ref, scale.Replicas);
    }

    private Workload? Find(WorkloadName workload) => lookup.Find("spec.events", workload.Name.Value, workload.Name.Node, workload.Kind);

    private bool IsKnown(string what, Located<string> name, string[] known)
    {
        if (known.Contains(name.Value, StringComparer.Ordinal))
            return true;
        // Without any node that is the one finding there should be.
        if (nodes.Count > 0)
            findings.Add(DiagnosticCodes.NodeUnknown, name.Node.At, $"there is no {what} '{name.Value}'{WayOut(name.Value, known)}");
        return false;
    }

    private static string WayOut(string name, string[] known)
    {
        const int MaxListed = 6;
        if (Suggestion.Nearest(name, known) is { } nearest)
            return $" (did you mean '{nearest}'?)";
        return known.Length is 0 or > MaxListed ? "" : $" (there are: {string.Join(", ", known)})";
    }
}
