using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>Containers, their resources and their probes.</summary>
internal static class ContainerShapes
{
    private static readonly Shape<int> Port = Scalar.Integer(1, 65535);

    private static readonly Shape<(ResourceList Requests, ResourceList Limits)> Resources = new ObjectShape<(ResourceList, ResourceList)>("resources", fields =>
    {
        var requests = fields.Optional("requests", ResourceListShape.Instance, ResourceList.None, "what the scheduler reserves");
        var limits = fields.Optional("limits", ResourceListShape.Instance, ResourceList.None, "what the kernel allows");
        fields.Ignore("claims");
        return values =>
        {
            var (asked, allowed) = (values.Get(requests), values.Get(limits));
            if (asked.CpuMillicores > allowed.CpuMillicores)
                ReportAboveLimit(values, "cpu");
            if (asked.MemoryBytes > allowed.MemoryBytes)
                ReportAboveLimit(values, "memory");
            return (WithDefaults(asked, allowed), allowed);
        };
    });

    private static readonly Shape<(NamedPort Port, HostPort? OnHost)> ContainerPort = new ObjectShape<(NamedPort, HostPort?)>("a port", fields =>
    {
        var port = fields.Essential("containerPort", Port, "the port's number");
        var hostPort = fields.MaybeValue("hostPort", Scalar.Integer(0, 65535), "the node's port that it takes");
        var ip = fields.Maybe("hostIP", Scalar.AnyScalar, "the node's address that it listens on");
        var protocol = fields.Optional("protocol", Scalar.AnyScalar, "TCP", "TCP, UDP or SCTP");
        var name = fields.Optional("name", Scalar.AnyScalar, "", "the port's name");
        return values => (
            new NamedPort(values.Get(name), values.Get(port), values.Get(protocol)),
            values.Get(hostPort) is > 0 and var number ? new HostPort(number, values.Get(protocol), values.Get(ip) is { Length: > 0 } address ? address : "0.0.0.0") : null);
    });

    internal static readonly Shape<ContainerSpec> Container = new ObjectShape<ContainerSpec>("a container", fields =>
    {
        var name = fields.Essential("name", Scalar.Name, "the container's name");
        var image = fields.Optional("image", Scalar.AnyScalar, "", "the image");
        var resources = fields.Optional("resources", Resources, (ResourceList.None, ResourceList.None), "requests and limits");
        var readiness = fields.Maybe("readinessProbe", ProbeShape.Instance, "the readiness probe");
        var liveness = fields.Maybe("livenessProbe", ProbeShape.Instance, "the liveness probe");
        var startup = fields.Maybe("startupProbe", ProbeShape.Instance, "the startup probe");
        var lifecycle = fields.MaybeValue("lifecycle", LifecycleShape.Instance, "the lifecycle hooks");
        var ports = fields.Optional("ports", new ListShape<(NamedPort Port, HostPort? OnHost)>(ContainerPort), [], "ports");
        var security = fields.Optional("securityContext", SecurityShapes.Context, SecurityContext.None, "what it may do");
        var pull = fields.MaybeValue("imagePullPolicy", Scalar.Choice(("Always", true), ("IfNotPresent", false), ("Never", false)), "when the registry is asked");
        var restart = fields.Maybe("restartPolicy", Scalar.AnyScalar, "Always makes an init container a sidecar");
        fields.Ignore("args", "command", "env", "envFrom", "stdin", "stdinOnce", "tty", "volumeMounts", "volumeDevices", "resizePolicy", "workingDir");
        return values =>
        {
            RequireOne(values, liveness);
            RequireOne(values, startup);
            var (requests, limits) = values.Get(resources);
            return new ContainerSpec(values.Get(name), values.Get(image))
            {
                Requests = requests,
                Limits = limits,
                ReadinessProbe = values.Get(readiness),
                LivenessProbe = values.Get(liveness),
                StartupProbe = values.Get(startup),
                PreStopSleep = values.Get(lifecycle)?.PreStop is { } preStop && preStop > TimeSpan.Zero ? preStop : null,
                PostStartSleep = values.Get(lifecycle)?.PostStart is { } postStart && postStart > TimeSpan.Zero ? postStart : null,
                AlwaysPulls = values.Get(pull) ?? IsLatest(values.Get(image)),
                Ports = [.. values.Get(ports).Select(static port => port.Port.Number)],
                DeclaredPorts = [.. values.Get(ports).Select(static port => port.Port)],
                HostPorts = [.. values.Get(ports).Select(static port => port.OnHost).OfType<HostPort>()],
                Security = values.Get(security),
                NamesProbeHost = NamesHost(values.Mapping),
                IsSidecar = values.Get(restart) is "Always",
            };
        };
    });

    private static bool NamesHost(YamlMapping container) =>
        new[] { container["livenessProbe"], container["readinessProbe"], container["startupProbe"], (container["lifecycle"] as YamlMapping)?["postStart"], (container["lifecycle"] as YamlMapping)?["preStop"] }
            .OfType<YamlMapping>()
            .SelectMany(static action => new[] { action["httpGet"], action["tcpSocket"] })
            .OfType<YamlMapping>()
            .Any(static target => target.Text("host") is { Length: > 0 });

    // API defaulting: a limit without a request is also the request (pkg/apis/core/v1/defaults.go).
    private static ResourceList WithDefaults(ResourceList requests, ResourceList limits) => requests with
    {
        CpuMillicores = requests.CpuMillicores ?? limits.CpuMillicores,
        MemoryBytes = requests.MemoryBytes ?? limits.MemoryBytes,
        EphemeralStorageBytes = requests.EphemeralStorageBytes ?? limits.EphemeralStorageBytes,
        Extended = [.. requests.Extended, .. limits.Extended.Where(limit => !requests.Extended.Any(request => string.Equals(request.Key, limit.Key, StringComparison.Ordinal)))],
    };

    // API defaulting of imagePullPolicy: Always for the tag latest and for none.
    private static bool IsLatest(string image)
    {
        var name = image[(image.LastIndexOf('/') + 1)..];
        return !name.Contains('@', StringComparison.Ordinal) && (!name.Contains(':', StringComparison.Ordinal) || name.EndsWith(":latest", StringComparison.Ordinal));
    }

    private static void ReportAboveLimit(FieldValues values, string resource)
    {
        var request = values.Mapping.Find("requests", resource);
        var limit = values.Mapping.Find("limits", resource);
        values.Context.Report(DiagnosticCodes.Contradiction, request, $"the {resource} request {request.Describe()} is above the limit {limit.Describe()}; Kubernetes refuses that");
    }

    private static void RequireOne(FieldValues values, Field<Probe?> field)
    {
        if (values.Get(field) is { SuccessThreshold: not 1 })
            values.Report(DiagnosticCodes.OutOfRange, field, "successThreshold must be 1 for liveness and startup probes");
    }
}
