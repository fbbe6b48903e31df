using EShopSim.Formats.Scalars;
using EShopSim.Formats.Scenarios.Shapes;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>DestinationRules (istio/api networking/v1alpha3/destination_rule.proto).</summary>
internal static class DestinationRuleShape
{
    private static readonly Shape<Func<LoadBalancing, LoadBalancing>> Hash = new ObjectShape<Func<LoadBalancing, LoadBalancing>>("a consistent hash", fields =>
    {
        fields.Ignore("maglev", "httpHeaderName", "httpCookie", "useSourceIp", "httpQueryParameterName", "ringHash", "minimumRingSize");
        return values =>
        {
            var policy = values.Mapping["maglev"] is { IsNull: false } ? BalancingPolicy.Maglev : BalancingPolicy.RingHash;
            return balancing => balancing with { Policy = policy };
        };
    });

    private static readonly Shape<Func<LoadBalancing, LoadBalancing>> LoadBalancer = new ObjectShape<Func<LoadBalancing, LoadBalancing>>("a load balancer", fields =>
    {
        var simple = fields.MaybeValue(
            "simple",
            Scalar.Choice(
                ("UNSPECIFIED", BalancingPolicy.LeastRequest), ("LEAST_REQUEST", BalancingPolicy.LeastRequest), ("LEAST_CONN", BalancingPolicy.LeastRequest),
                ("ROUND_ROBIN", BalancingPolicy.RoundRobin), ("RANDOM", BalancingPolicy.Random), ("PASSTHROUGH", BalancingPolicy.Random)),
            "how a pod is chosen");
        var hash = fields.Maybe("consistentHash", Hash, "by a hash");
        fields.Ignore("localityLbSetting", "warmupDurationSecs", "warmup");
        return values =>
        {
            IstioShapes.ReportUnsimulated(values, "warmupDurationSecs", "warmup");
            if (values.Get(hash) is { } hashed)
                return hashed;
            return balancing => balancing with { Policy = values.Get(simple) ?? balancing.Policy };
        };
    });

    private static readonly Shape<int?> Tcp = new ObjectShape<int?>("TCP settings", fields =>
    {
        var connections = fields.MaybeValue("maxConnections", Scalar.Integer(0), "connections of each caller");
        fields.Ignore("connectTimeout", "tcpKeepalive", "maxConnectionDuration", "idleTimeout");
        return values => values.Get(connections);
    });

    private static readonly Shape<CircuitBreaker> Http = new ObjectShape<CircuitBreaker>("HTTP settings", fields =>
    {
        var pending = fields.MaybeValue("http1MaxPendingRequests", Scalar.Integer(0), "requests that wait for a connection");
        var requests = fields.MaybeValue("http2MaxRequests", Scalar.Integer(0), "requests at once");
        var retries = fields.MaybeValue("maxRetries", Scalar.Integer(0), "retries at once");
        fields.Ignore("maxRequestsPerConnection", "idleTimeout", "h2UpgradePolicy", "useClientProtocol", "maxConcurrentStreams");
        return values => new CircuitBreaker { MaxPendingRequests = Limit(values.Get(pending)), MaxRequests = Limit(values.Get(requests)), MaxRetries = Limit(values.Get(retries)) };
    });

    private static readonly Shape<CircuitBreaker> Pool = new ObjectShape<CircuitBreaker>("a connection pool", fields =>
    {
        var tcp = fields.Optional("tcp", Tcp, null, "limits of connections");
        var http = fields.Optional("http", Http, new CircuitBreaker(), "limits of requests");
        return values => values.Get(http) with { MaxConnections = Limit(values.Get(tcp)) };
    });

    private static readonly Shape<Func<LoadBalancing, LoadBalancing>> Outliers = new ObjectShape<Func<LoadBalancing, LoadBalancing>>("outlier detection", fields =>
    {
        var usual = new OutlierDetection();
        var errors = fields.MaybeValue("consecutive5xxErrors", Scalar.Integer(0), "failures in a row");
        var gateway = fields.MaybeValue("consecutiveGatewayErrors", Scalar.Integer(0), "failures of the gateway kind in a row");
        var old = fields.MaybeValue("consecutiveErrors", Scalar.Integer(0), "failures in a row, by its old name");
        var interval = fields.Optional("interval", TimeShapes.AtLeast(TimeSpan.FromMilliseconds(1)), usual.Interval, "between looks");
        var time = fields.Optional("baseEjectionTime", TimeShapes.AtLeast(TimeSpan.FromMilliseconds(1)), usual.BaseEjectionTime, "a first ejection");
        var percent = fields.Optional("maxEjectionPercent", Scalar.Integer(0, 100), 10, "pods that may be out");
        var health = fields.Optional("minHealthPercent", Scalar.Integer(0, 100), 0, "below that, ejection is disregarded");
        fields.Ignore("splitExternalLocalOriginErrors", "consecutiveLocalOriginFailures");
        return values =>
        {
            // Zero switches a counter off. What fails here is mostly of the gateway kind, so the smaller number acts first.
            int[] counters = [.. new[] { values.Get(errors) ?? values.Get(old) ?? usual.ConsecutiveErrors, values.Get(gateway) ?? 0 }.Where(count => count > 0)];
            if (counters.Length == 0)
                return balancing => balancing;
            return balancing => balancing with
            {
                PanicThreshold = values.Get(health) / 100.0,
                Topology = balancing.Topology == TopologyPreference.None ? TopologyPreference.LocalityFailover : balancing.Topology,
                Outliers = usual with
                {
                    ConsecutiveErrors = counters.Min(),
                    Interval = values.Get(interval),
                    BaseEjectionTime = values.Get(time),
                    MaxEjectionFraction = values.Get(percent) / 100.0,
                },
            };
        };
    });

    private static readonly Shape<Func<LoadBalancing, LoadBalancing>> Policy = new ObjectShape<Func<LoadBalancing, LoadBalancing>>("a traffic policy", fields =>
    {
        var balancer = fields.Optional("loadBalancer", LoadBalancer, IstioShapes.Nothing, "how a pod is chosen");
        var pool = fields.Maybe("connectionPool", Pool, "limits");
        var outliers = fields.Optional("outlierDetection", Outliers, IstioShapes.Nothing, "ejection");
        fields.Ignore("portLevelSettings", "tls", "tunnel", "proxyProtocol");
        return values =>
        {
            IstioShapes.ReportUnsimulated(values, "portLevelSettings");
            return balancing => values.Get(outliers)(values.Get(balancer)(balancing with { Breaker = values.Get(pool) ?? balancing.Breaker }));
        };
    });

    private static readonly Shape<IstioSubset> Subset = new ObjectShape<IstioSubset>("a subset", fields =>
    {
        var name = fields.Essential("name", Scalar.Name, "its name");
        var labels = fields.Optional("labels", MetadataShapes.Strings, MetadataShapes.NoStrings, "labels of its pods");
        fields.Ignore("trafficPolicy");
        return values =>
        {
            IstioShapes.ReportUnsimulated(values, "trafficPolicy");
            return new IstioSubset(values.Get(name), values.Get(labels));
        };
    });

    private static readonly Shape<DestinationRule> Spec = new ObjectShape<DestinationRule>("a DestinationRule's spec", fields =>
    {
        var host = fields.Essential("host", new LocatedShape<string>(Scalar.Name), "whose requests");
        var policy = fields.Optional("trafficPolicy", Policy, IstioShapes.Nothing, "how they are balanced");
        var subsets = fields.Optional("subsets", new ListShape<IstioSubset>(Subset), [], "parts of its pods");
        fields.Ignore("exportTo", "workloadSelector");
        return values => new DestinationRule("", "", values.Get(host), values.Get(policy), values.Get(subsets));
    });

    internal static readonly Shape<DestinationRule> Instance = new ObjectShape<DestinationRule>("a DestinationRule", fields =>
    {
        var meta = fields.Essential("metadata", MetadataShapes.Meta, "name and namespace");
        var spec = fields.Essential("spec", Spec, "what is wanted");
        return values => values.Get(spec) with { Namespace = values.Get(meta).Namespace, Name = values.Get(meta).Name };
    });

    // Istio takes zero for no limit.
    private static int? Limit(int? written) => written is 0 ? null : written;
}
