using System.Text.Json.Nodes;
using EShopSim.Cluster;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>The scenario file.</summary>
internal static class ScenarioShape
{
    internal const string ApiVersion = "eshopsim.dev/v1alpha1";
    internal const string Kind = "Scenario";
    private const int MaxNameLength = 100;
    private static readonly (string Name, string Description) NoMetadata = ("scenario", "");

    private static readonly Shape<string> Name = new ScalarShape<string>(
        null,
        "a name of letters, digits, '-', '_' and '.' (it names the output folder)",
        ParseName,
        () => new JsonObject { ["type"] = "string", ["pattern"] = "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$", ["maxLength"] = MaxNameLength });

    private static readonly Shape<(string Name, string Description)> Metadata = new ObjectShape<(string, string)>("metadata", fields =>
    {
        var name = fields.Required("name", Name, "scenario", "The scenario's name, also the name of its output folder.");
        var description = fields.Optional("description", Scalar.AnyScalar, "", "What happens in it, in a sentence.");
        fields.Maybe("labels", Manifests.Objects.MetadataShapes.Strings, "Labels of your own; they change nothing.");
        fields.Maybe("annotations", Manifests.Objects.MetadataShapes.Strings, "Annotations of your own; they change nothing.");
        return values => (values.Get(name), values.Get(description));
    });

    private static readonly Shape<ScenarioDeclaration> Spec = new ObjectShape<ScenarioDeclaration>("a scenario's spec", fields =>
    {
        var extends = fields.Optional(ScenarioLayers.Extends, Scalar.Name, "", "A scenario file, or its folder, that holds whatever is not said here, relative to this file. Mappings are merged, all else replaces, null takes away.");
        var version = fields.Optional("kubernetesVersion", NumberShapes.Version, KubernetesVersion.V1_35, "Whose control-loop semantics hold: 1.20, 1.28 or 1.35 (the default).");
        var gates = fields.Optional("featureGates", GateShapes.Gates, FeatureGates.Default, "Kubernetes' feature gates that are off by default: HPAScaleToZero, MaxUnavailableStatefulSet.");
        var duration = fields.Optional("duration", new LocatedShape<TimeSpan>(TimeShapes.AtLeast(TimeSpan.FromSeconds(1))), default, "Simulated time from start to end. Required, here or in what is extended.");
        var warmup = fields.Optional("warmup", TimeShapes.Duration, TimeSpan.Zero, "Simulated, but left out of the summary. Default 0s.");
        var seed = fields.Optional("seed", NumberShapes.Seed, 1UL, "Seed of all randomness. Default 1.");
        var recordEvery = fields.Optional("recordEvery", TimeShapes.AtLeast(TimeSpan.FromMilliseconds(100)), TimeSpan.FromSeconds(1), "Resolution of the recorded series, at least 100ms. Default 1s.");
        var manifests = fields.Optional("manifests", new ListShape<Located<string>>(new LocatedShape<string>(Scalar.Name)), [], "Kubernetes manifests: files, folders and patterns (* and **), relative to this file.");
        var cluster = fields.Optional("cluster", ClusterShapes.Cluster, new ClusterDeclaration(), "The cluster, as far as the manifests do not describe it.");
        var proxy = fields.Optional("kubeProxy", BalancingShapes.KubeProxy, BalancingPolicy.Random, "How kube-proxy balances. Default: iptables.");
        var modules = fields.Optional("modules", new MapShape<ModuleDeclaration>(ModuleShapes.Module), [], "What the pods of a workload do, by its name, namespace/name or kind/namespace/name.");
        var queues = fields.Optional("queues", new MapShape<QueueDeclaration>(SurroundingShapes.Queue), [], "Queues of messages between operations, by name.");
        var dependencies = fields.Optional("dependencies", new MapShape<Dependency>(SurroundingShapes.Dependency), [], "What operations call outside the cluster, by name.");
        var network = fields.Maybe("network", SurroundingShapes.Network, "How long requests and answers are under way between pods. Default: no time.");
        var traffic = fields.Optional("traffic", new ListShape<TrafficDeclaration>(TrafficShapes.Source), [], "Who asks for what, and how often.");
        var metrics = fields.Optional("metrics", new ListShape<MetricDeclaration>(MetricShapes.Metric), [], "Custom metrics that HPAs of type Pods, Object and External look at.");
        var events = fields.Optional("events", new ListShape<EventDeclaration>(EventShapes.Event), [], "What happens when.");
        var recovery = fields.Maybe("recovery", RecoveryShapes.Recovery, "Ends a trigger and watches whether the shop recovers.");
        var objectives = fields.Optional("objectives", new ListShape<ObjectiveDeclaration>(ObjectiveShapes.Objective), [], "What must hold over the run after warm-up, or a part of it.");
        var order = fields.MaybeValue("order", new LocatedShape<string>(Scalar.Name), "The entry operation whose answers are orders, for the cost of one. Default: the goal of a journey, else the first entry operation of the module orders.");
        return values =>
        {
            // What a file extends is merged before; only an option can still say so.
            if (values.Has(extends))
                values.Report(DiagnosticCodes.Setting, extends, "only the file itself can say what it extends");
            if (!values.Has(duration))
                values.Report(DiagnosticCodes.MissingField, "'duration' is missing: Simulated time from start to end.");
            CheckTimes(values, duration, warmup, recordEvery);
            return new ScenarioDeclaration("", "")
            {
                KubernetesVersion = values.Get(version),
                FeatureGates = values.Get(gates),
                Duration = values.Get(duration),
                Warmup = values.Get(warmup),
                Seed = values.Get(seed),
                RecordEvery = values.Get(recordEvery),
                Manifests = values.Get(manifests),
                InitialState = values.Get(cluster).InitialState,
                ControllerClient = values.Get(cluster).ControllerClient,
                ClusterAutoscaler = values.Get(cluster).Autoscaler,
                NodePools = values.Get(cluster).NodePools,
                KubeProxy = values.Get(proxy),
                Modules = values.Get(modules),
                Queues = values.Get(queues),
                Dependencies = values.Get(dependencies),
                Network = values.Get(network),
                Traffic = values.Get(traffic),
                Metrics = values.Get(metrics),
                Events = values.Get(events),
                Objectives = values.Get(objectives),
                Recovery = values.Get(recovery),
                Order = values.Get(order),
                Document = values.Mapping,
            };
        };
    });

    internal static readonly ObjectShape<ScenarioDeclaration> Instance = new("a scenario", fields =>
    {
        fields.Required("apiVersion", Scalar.Choice((ApiVersion, ApiVersion)), ApiVersion, "The version of this format.");
        fields.Required("kind", Scalar.Choice((Kind, Kind)), Kind, "Scenario.");
        var metadata = fields.Required("metadata", Metadata, NoMetadata, "The scenario's name and description.");
        var spec = fields.Essential("spec", Spec, "The scenario itself.");
        return values => values.Get(spec) with
        {
            Name = values.Get(metadata).Name,
            Description = values.Get(metadata).Description,
            Document = values.Mapping,
        };
    });

    private static void CheckTimes(FieldValues values, Field<Located<TimeSpan>> duration, Field<TimeSpan> warmup, Field<TimeSpan> recordEvery)
    {
        const long MaxSamples = 5_000_000;
        var whole = values.Get(duration).Value;
        if (whole == TimeSpan.Zero)
            return;
        if (values.Get(warmup) >= whole)
            values.Report(DiagnosticCodes.OutOfRange, warmup, $"the warm-up must be shorter than the duration ({TimeShapes.Shown(whole)})");
        if (whole / values.Get(recordEvery) > MaxSamples)
        {
            var least = TimeSpan.FromSeconds(Math.Ceiling(whole.TotalSeconds / MaxSamples));
            values.Report(DiagnosticCodes.OutOfRange, recordEvery, FormattableString.Invariant($"that makes more than {MaxSamples} samples per series; record every {TimeShapes.Shown(least)} or less often"));
        }
    }

    private static ScalarVerdict ParseName(YamlScalar scalar, out string value, out string wayOut)
    {
        value = scalar.Text;
        wayOut = "";
        if (value.Length is 0 or > MaxNameLength || !char.IsAsciiLetterOrDigit(value[0]) || !char.IsAsciiLetterOrDigit(value[^1]))
            return ScalarVerdict.BadForm;
        return value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? ScalarVerdict.Good : ScalarVerdict.BadForm;
    }
}
