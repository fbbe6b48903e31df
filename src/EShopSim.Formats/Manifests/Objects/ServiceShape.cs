using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>Services.</summary>
internal static class ServiceShape
{
    private static readonly Shape<ServicePort> Port = new ObjectShape<ServicePort>("a port", fields =>
    {
        var name = fields.Optional("name", Scalar.AnyScalar, "", "its name");
        var port = fields.Essential("port", Scalar.Integer(1, 65535), "the Service's port");
        var target = fields.Maybe("targetPort", Scalar.AnyScalar, "the pods' port");
        fields.Ignore("appProtocol", "nodePort", "protocol");
        return values => new ServicePort(
            values.Get(name), values.Get(port), values.Get(target) ?? values.Get(port).ToString(System.Globalization.CultureInfo.InvariantCulture));
    });

    private const int MaxAffinitySeconds = 86400;
    private static readonly TimeSpan DefaultAffinityTime = TimeSpan.FromSeconds(10800);
    private static readonly string[] Distributions = ["PreferClose", "PreferSameZone", "PreferSameNode"];

    private static readonly Shape<TimeSpan> ClientAffinity = new ObjectShape<TimeSpan>("a client's affinity", fields =>
    {
        var seconds = fields.Optional("timeoutSeconds", Scalar.Integer(1, MaxAffinitySeconds), (int)DefaultAffinityTime.TotalSeconds, "how long a client stays with its pod");
        return values => TimeSpan.FromSeconds(values.Get(seconds));
    });

    private static readonly Shape<TimeSpan> AffinityTime = new ObjectShape<TimeSpan>("session affinity's settings", fields =>
    {
        var client = fields.Optional("clientIP", ClientAffinity, DefaultAffinityTime, "by the client's address");
        return values => values.Get(client);
    });

    private static readonly Shape<Service> Spec = new ObjectShape<Service>("a Service's spec", fields =>
    {
        var selector = fields.Optional("selector", MetadataShapes.Strings, MetadataShapes.NoStrings, "labels of the pods behind it");
        var type = fields.Optional("type", Scalar.Choice([.. Enum.GetValues<ServiceType>().Select(value => (value.ToString(), value))]), ServiceType.ClusterIP, "how it is reached");
        var clusterIp = fields.Optional("clusterIP", Scalar.AnyScalar, "", "None makes it headless");
        var unready = fields.Optional("publishNotReadyAddresses", Scalar.Boolean, false, "whether pods that are not ready are published");
        var affinity = fields.Optional("sessionAffinity", Scalar.Choice(("None", false), ("ClientIP", true)), false, "whether a client stays with a pod");
        var affinityTime = fields.Optional("sessionAffinityConfig", AffinityTime, DefaultAffinityTime, "how long it stays");
        var local = fields.Optional("internalTrafficPolicy", Scalar.Choice(("Cluster", false), ("Local", true)), false, "whether callers reach pods on their own node only");
        var external = fields.Optional("externalTrafficPolicy", Scalar.Choice(("Cluster", false), ("Local", true)), false, "whether clients outside are served on the node they come in by");
        var distribution = fields.Optional("trafficDistribution", Scalar.Choice([.. Distributions.Select(word => (word, word))]), "", "which pods are preferred by where they are");
        var ports = fields.Optional("ports", new ListShape<ServicePort>(Port), [], "its ports");
        fields.Ignore(
            "clusterIPs", "externalIPs", "externalName", "healthCheckNodePort", "ipFamilies", "ipFamilyPolicy", "loadBalancerIP",
            "loadBalancerClass", "loadBalancerSourceRanges", "allocateLoadBalancerNodePorts");
        return values => new Service(WorkloadShapes.NoMeta, values.Get(selector))
        {
            Type = values.Get(type),
            Headless = values.Get(clusterIp) is "None",
            PublishNotReadyAddresses = values.Get(unready),
            ClientIpAffinity = values.Get(affinity),
            ClientIpTimeout = values.Get(affinityTime),
            IsInternallyLocal = values.Get(local),
            IsExternallyLocal = values.Get(external) && values.Get(type) is (ServiceType.NodePort or ServiceType.LoadBalancer),
            TrafficDistribution = values.Get(distribution),
            Ports = values.Get(ports),
        };
    });

    internal static readonly Shape<Service> Instance = WorkloadShapes.Workload(
        "Service", Spec, new Service(WorkloadShapes.NoMeta, MetadataShapes.NoStrings), (service, meta) => service with { Meta = meta });
}
