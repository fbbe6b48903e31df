using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Formats.Manifests.Objects;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>Events: rollouts, scaling by hand, failures, drains.</summary>
internal static class EventShapes
{
    private static readonly Shape<Located<string>> Name = new LocatedShape<string>(Scalar.Name);

    private static readonly Shape<EventDeclaration> Rollout = OnWorkload("a rollout", fields =>
    {
        var factor = fields.Optional("cpuFactor", NumberShapes.Positive, 1.0, "CPU time per request of the new version, as a multiple of the first one. Default 1.");
        var failing = fields.Optional(
            "failing",
            new LocatedShape<PodDefect>(Scalar.Choice(("imagePull", PodDefect.ImagePull), ("crash", PodDefect.Crash), ("neverReady", PodDefect.NeverReady))),
            default,
            "What is wrong with the new version: imagePull, crash or neverReady. Default: nothing.");
        return (values, workload) => new RolloutDeclaration(workload, values.Get(factor), values.Get(failing));
    });

    private static readonly Shape<EventDeclaration> Scale = OnWorkload("a scaling", fields =>
    {
        var replicas = fields.Required("replicas", WorkloadShapes.Replicas, 0, "The wanted number of pods.");
        return (values, workload) => new ScaleDeclaration(workload, values.Get(replicas));
    });

    private static readonly Shape<EventDeclaration> NodeFailure = OnName("a node failure", "node", "The node that dies.", (name, time) => new NodeFailureDeclaration(name, time));

    private static readonly Shape<EventDeclaration> ZoneFailure = OnName("a zone failure", "zone", "The zone whose nodes die.", (name, time) => new ZoneFailureDeclaration(name, time));

    private static readonly Shape<EventDeclaration> Drain = OnName("a drain", "node", "The node that is drained.", (name, time) => new DrainDeclaration(name, time));

    internal static readonly Shape<EventDeclaration> Event = new ObjectShape<EventDeclaration>("an event", fields =>
    {
        var at = fields.Required("at", new LocatedShape<TimeSpan>(TimeShapes.Duration), default, "When it happens.");
        Field<EventDeclaration?>[] kinds =
        [
            fields.Maybe("rollout", Rollout, "A new version of a workload's template rolls out."),
            fields.Maybe("scale", Scale, "kubectl scale."),
            fields.Maybe("nodeFailure", NodeFailure, "A node dies without a word."),
            fields.Maybe("zoneFailure", ZoneFailure, "All nodes of a zone die."),
            fields.Maybe("drain", Drain, "kubectl drain."),
        ];
        return values =>
        {
            var given = kinds.Where(values.Has).ToArray();
            if (given.Length == 0)
                values.Report(DiagnosticCodes.MissingField, $"an event needs one of {string.Join(", ", kinds.Select(kind => kind.Name))}");
            foreach (var surplus in given.Skip(1))
                values.Report(DiagnosticCodes.Contradiction, surplus, "an event is one thing; make a second one of this");
            return (given.Length > 0 ? values.Get(given[0]) : null) is { } read ? read with { At = values.Get(at) } : new NothingDeclaration();
        };
    });

    private static Shape<EventDeclaration> OnWorkload(string expected, Func<Fields, Func<FieldValues, WorkloadName, EventDeclaration>> declare) => new ObjectShape<EventDeclaration>(expected, fields =>
    {
        var deployment = fields.MaybeValue("deployment", Name, "The Deployment, by name or namespace/name.");
        var set = fields.MaybeValue("statefulSet", Name, "The StatefulSet, by name or namespace/name.");
        var build = declare(fields);
        return values =>
        {
            if (values.Has(deployment) && values.Has(set))
                values.Report(DiagnosticCodes.Contradiction, set, "deployment and statefulSet exclude each other; keep one");
            if (values.Get(deployment) is { } first)
                return build(values, new WorkloadName(WorkloadKind.Deployment, first));
            if (values.Get(set) is { } second)
                return build(values, new WorkloadName(WorkloadKind.StatefulSet, second));
            if (!values.Has(deployment) && !values.Has(set))
                values.Report(DiagnosticCodes.MissingField, $"{expected} needs 'deployment' or 'statefulSet'");
            return new NothingDeclaration();
        };
    });

    private static Shape<EventDeclaration> OnName(string expected, string field, string doc, Func<Located<string>, TimeSpan?, EventDeclaration> build) => new ObjectShape<EventDeclaration>(expected, fields =>
    {
        var name = fields.Essential(field, Name, doc);
        var time = fields.MaybeValue("for", TimeShapes.AtLeast(TimeSpan.FromTicks(1)), "How long until it is back. Default: never.");
        return values => build(values.Get(name), values.Get(time));
    });
}
