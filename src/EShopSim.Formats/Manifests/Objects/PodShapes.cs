using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>Pod templates.</summary>
internal static class PodShapes
{
    private static readonly Shape<Toleration> Toleration = new ObjectShape<Toleration>("a toleration", fields =>
    {
        var key = fields.Optional("key", Scalar.AnyScalar, "", "the taint's key");
        var exists = fields.Optional("operator", Scalar.Choice(("Exists", true), ("Equal", false)), false, "how the value is compared");
        var value = fields.Optional("value", Scalar.Text, "", "the taint's value");
        var effect = fields.MaybeValue("effect", NodeShape.Effect, "the taint's effect");
        var seconds = fields.MaybeValue("tolerationSeconds", Scalar.Integer(int.MinValue), "how long the pod stays");
        return values => new Toleration(values.Get(key), values.Get(exists), values.Get(value), values.Get(effect), values.Get(seconds));
    });

    private static readonly Shape<TopologySpreadConstraint> Spread = new ObjectShape<TopologySpreadConstraint>("a spread constraint", fields =>
    {
        var skew = fields.Essential("maxSkew", Scalar.Integer(1), "the largest allowed difference");
        var key = fields.Essential("topologyKey", Scalar.Name, "the node label that makes the domains");
        var strict = fields.Essential("whenUnsatisfiable", Scalar.Choice(("DoNotSchedule", true), ("ScheduleAnyway", false)), "what happens where it cannot be kept");
        var selector = fields.Optional("labelSelector", MetadataShapes.Selector, LabelSelector.Everything, "which pods are counted");
        var domains = fields.MaybeValue("minDomains", Scalar.Integer(1), "fewer domains count as none");
        fields.Ignore("matchLabelKeys", "nodeAffinityPolicy", "nodeTaintsPolicy");
        return values => new TopologySpreadConstraint(values.Get(skew), values.Get(key), values.Get(strict), values.Get(selector), values.Get(domains));
    });

    private static readonly Shape<string> Gate = new ObjectShape<string>("a scheduling gate", fields =>
    {
        var name = fields.Essential("name", Scalar.Name, "its name");
        return values => values.Get(name);
    });

    private static readonly Shape<PodTemplate> Spec = new ObjectShape<PodTemplate>("a pod's spec", fields =>
    {
        var containers = fields.Required("containers", new ListShape<ContainerSpec>(ContainerShapes.Container, minItems: 1), [], "the pod's containers");
        var inits = fields.Optional("initContainers", new ListShape<ContainerSpec>(ContainerShapes.Container), [], "init containers and sidecars");
        var nodeSelector = fields.Optional("nodeSelector", MetadataShapes.Strings, MetadataShapes.NoStrings, "node labels asked for");
        var affinity = fields.Maybe("affinity", AffinityShapes.Affinity, "affinity");
        var tolerations = fields.Optional("tolerations", new ListShape<Toleration>(Toleration), [], "taints tolerated");
        var spread = fields.Optional("topologySpreadConstraints", new ListShape<TopologySpreadConstraint>(Spread), [], "spread over domains");
        var priorityClass = fields.Maybe("priorityClassName", Scalar.AnyScalar, "the priority class");
        var node = fields.Maybe("nodeName", Scalar.AnyScalar, "the node");
        var grace = fields.Optional("terminationGracePeriodSeconds", Scalar.Integer(0), 30, "seconds from DELETE to SIGKILL");
        var overhead = fields.Optional("overhead", ResourceListShape.Instance, ResourceList.None, "what the runtime class adds");
        var priority = fields.MaybeValue("priority", Scalar.Integer(int.MinValue), "the priority, which is its class's");
        var hostNetwork = fields.Optional("hostNetwork", Scalar.Boolean, false, "whether it has the node's network");
        var hostProcesses = fields.Optional("hostPID", Scalar.Boolean, false, "whether it sees the node's processes");
        var hostMemory = fields.Optional("hostIPC", Scalar.Boolean, false, "whether it shares the node's memory");
        var security = fields.Optional("securityContext", SecurityShapes.Context, SecurityContext.None, "what it may do");
        var volumes = fields.Optional("volumes", new ListShape<(string Type, bool IsLocal)>(SecurityShapes.Volume), [], "its volumes");
        var gates = fields.Optional("schedulingGates", new ListShape<string>(Gate), [], "what holds it back from the scheduler");
        fields.Ignore("ephemeralContainers", "hostname", "hostAliases", "imagePullSecrets", "preemptionPolicy", "resources", "schedulerName", "subdomain");
        return values =>
        {
            ReportDoubles(values, values.Get(containers), values.Get(inits));
            return new PodTemplate
            {
                Containers = values.Get(hostNetwork) ? [.. values.Get(containers).Select(OnHost)] : values.Get(containers),
                InitContainers = values.Get(inits),
                IsGated = values.Get(gates).Count > 0,
                NodeSelector = values.Get(nodeSelector),
                Affinity = values.Get(affinity),
                Tolerations = values.Get(tolerations),
                TopologySpreadConstraints = values.Get(spread),
                PriorityClassName = values.Get(priorityClass) is { Length: > 0 } name ? name : null,
                NodeName = values.Get(node) is { Length: > 0 } nodeName ? nodeName : null,
                TerminationGracePeriodSeconds = values.Get(grace),
                Overhead = values.Get(overhead),
                Priority = values.Get(priority),
                Security = values.Get(security),
                HostNamespaces = [.. Named(values.Get(hostNetwork), "hostNetwork"), .. Named(values.Get(hostProcesses), "hostPID"), .. Named(values.Get(hostMemory), "hostIPC")],
                VolumeTypes = [.. values.Get(volumes).Select(static volume => volume.Type)],
                HasLocalStorage = values.Get(volumes).Any(static volume => volume.IsLocal),
            };
        };
    });

    private static readonly Shape<ObjectMeta> TemplateMeta = new ObjectShape<ObjectMeta>("metadata", fields =>
    {
        var labels = fields.Optional("labels", MetadataShapes.Strings, MetadataShapes.NoStrings, "labels");
        var annotations = fields.Optional("annotations", MetadataShapes.Strings, MetadataShapes.NoStrings, "annotations");
        fields.Ignore("name", "namespace");
        return values => new ObjectMeta("", "") { Labels = values.Get(labels), Annotations = values.Get(annotations) };
    });

    internal static readonly Shape<PodTemplate> Template = new ObjectShape<PodTemplate>("a pod template", fields =>
    {
        var meta = fields.Optional("metadata", TemplateMeta, new ObjectMeta("", ""), "labels and annotations");
        var spec = fields.Required("spec", Spec, new PodTemplate(), "the pod's spec");
        return values => values.Get(spec) with { Labels = values.Get(meta).Labels, Annotations = values.Get(meta).Annotations };
    });

    // API defaulting: with the node's network the ports declared are the node's.
    private static ContainerSpec OnHost(ContainerSpec container) => container with
    {
        HostPorts = [.. container.DeclaredPorts.Select(port => container.HostPorts.FirstOrDefault(known => known.Port == port.Number) ?? new HostPort(port.Number, port.Protocol, "0.0.0.0"))],
    };

    private static string[] Named(bool isUsed, string name) => isUsed ? [name] : [];

    private static void ReportDoubles(FieldValues values, IReadOnlyList<ContainerSpec> containers, IReadOnlyList<ContainerSpec> inits)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var container in containers.Concat(inits))
        {
            if (!names.Add(container.Name))
                values.Context.Report(DiagnosticCodes.DuplicateName, Last(values.Mapping, container.Name), $"two containers have the name '{container.Name}'");
        }
    }

    private static YamlNode Last(YamlMapping spec, string name) =>
        new[] { spec["containers"], spec["initContainers"] }
            .OfType<YamlSequence>()
            .SelectMany(list => list.Items)
            .OfType<YamlMapping>()
            .Last(container => string.Equals(container.Text("name"), name, StringComparison.Ordinal))
            .Find("name");
}
