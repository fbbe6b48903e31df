using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>Balancing: how requests to a workload find a pod. What is written changes what the mesh, the Service and Istio's rules say already.</summary>
internal static class BalancingShapes
{
    private const int MaxClients = 1_000_000;
    private const int MaxConnections = 1000;

    /// <summary>Policies in the words of those who have them: Envoy's in capitals, IPVS' schedulers by their short names.</summary>
    internal static readonly Shape<BalancingPolicy> Policy = Scalar.Choice(
        ("random", BalancingPolicy.Random), ("ROUND_ROBIN", BalancingPolicy.RoundRobin), ("LEAST_REQUEST", BalancingPolicy.LeastRequest), ("RING_HASH", BalancingPolicy.RingHash),
        ("MAGLEV", BalancingPolicy.Maglev), ("PEAK_EWMA", BalancingPolicy.PeakEwma), ("rr", BalancingPolicy.IpvsRoundRobin), ("lc", BalancingPolicy.IpvsLeastConnection),
        ("sed", BalancingPolicy.IpvsLeastConnection), ("nq", BalancingPolicy.IpvsLeastConnection), ("sh", BalancingPolicy.IpvsSourceHash));

    internal static readonly Shape<Mesh> Mesh = Scalar.Choice(
        ("none", Scenarios.Mesh.None), ("envoy", Scenarios.Mesh.Envoy), ("istio", Scenarios.Mesh.Istio), ("linkerd", Scenarios.Mesh.Linkerd));

    /// <summary>What kube-proxy does for all workloads: null as iptables and nftables do.</summary>
    internal static readonly Shape<BalancingPolicy> KubeProxy = new ObjectShape<BalancingPolicy>("kube-proxy's settings", fields =>
    {
        var mode = fields.Optional("mode", Scalar.Choice(("iptables", false), ("nftables", false), ("ipvs", true)), false, "iptables (the default), nftables or ipvs.");
        var scheduler = fields.Optional(
            "scheduler",
            Scalar.Choice(("rr", BalancingPolicy.IpvsRoundRobin), ("wrr", BalancingPolicy.IpvsRoundRobin), ("lc", BalancingPolicy.IpvsLeastConnection), ("wlc", BalancingPolicy.IpvsLeastConnection), ("sed", BalancingPolicy.IpvsLeastConnection), ("nq", BalancingPolicy.IpvsLeastConnection), ("sh", BalancingPolicy.IpvsSourceHash)),
            BalancingPolicy.IpvsRoundRobin,
            "The scheduler of ipvs. Default rr.");
        return values =>
        {
            if (values.Has(scheduler) && !values.Get(mode))
                values.Report(DiagnosticCodes.Contradiction, scheduler, "a scheduler has no meaning without 'mode: ipvs'");
            return values.Get(mode) ? values.Get(scheduler) : BalancingPolicy.Random;
        };
    });

    private static readonly Shape<ConnectionPolicy?> Connections = new ObjectShape<ConnectionPolicy?>("connections", fields =>
    {
        var keepAlive = fields.Optional("keepAlive", Scalar.Boolean, true, "Whether callers keep connections open. Default true.");
        var perPod = fields.Optional("perPod", Scalar.Integer(1, MaxConnections), 1, "Connections of each calling pod. Default 1.");
        var maxRequests = fields.MaybeValue("maxRequests", Scalar.Integer(1), "Requests after which a connection is closed. Default: never.");
        var maxAge = fields.MaybeValue("maxAge", TimeShapes.AtLeast(TimeSpan.FromMilliseconds(1)), "Age at which a connection is closed. Default: never.");
        return values => values.Get(keepAlive)
            ? new ConnectionPolicy { PerPod = values.Get(perPod), MaxRequests = values.Get(maxRequests), MaxAge = values.Get(maxAge) }
            : null;
    });

    private static readonly Shape<CircuitBreaker> Breaker = new ObjectShape<CircuitBreaker>("circuit breaking", fields =>
    {
        var connections = fields.MaybeValue("maxConnections", Scalar.Integer(1), "Connections of each caller, one request on each; requests beyond wait. Default: unlimited.");
        var pending = fields.MaybeValue("maxPendingRequests", Scalar.Integer(0), "Requests that wait; more are answered 503. Default: unlimited.");
        var requests = fields.MaybeValue("maxRequests", Scalar.Integer(1), "Requests of each caller at once; more are answered 503. Default: unlimited.");
        var retries = fields.MaybeValue("maxRetries", Scalar.Integer(0), "Retries of each caller at once. Default: unlimited.");
        return values => new CircuitBreaker
        {
            MaxConnections = values.Get(connections),
            MaxPendingRequests = values.Get(pending),
            MaxRequests = values.Get(requests),
            MaxRetries = values.Get(retries),
        };
    });

    private static readonly Shape<FaultInjection> Fault = new ObjectShape<FaultInjection>("fault injection", fields =>
    {
        var delayed = fields.Optional("delayPercent", NumberShapes.Fraction, 0.0, "The share of requests that are held back. Default 0.");
        var delay = fields.Optional("delay", TimeShapes.Duration, TimeSpan.Zero, "How long. Default 0s.");
        var aborted = fields.Optional("abortPercent", NumberShapes.Fraction, 0.0, "The share of requests that get an error instead. Default 0.");
        return values => new FaultInjection { DelayFraction = values.Get(delayed), Delay = values.Get(delay), AbortFraction = values.Get(aborted) };
    });

    internal static readonly Shape<Func<LoadBalancing, LoadBalancing>> Balancing = new ObjectShape<Func<LoadBalancing, LoadBalancing>>("balancing", fields =>
    {
        var policy = fields.MaybeValue("policy", Policy, "How a pod is chosen: random (kube-proxy's way), rr, lc, sh, sed or nq (ipvs), ROUND_ROBIN, LEAST_REQUEST, RING_HASH or MAGLEV (Envoy), PEAK_EWMA (Linkerd).");
        var choices = fields.MaybeValue("choiceCount", Scalar.Integer(2, 100), "Pods that LEAST_REQUEST draws. Default 2.");
        var hash = fields.MaybeValue("hashOn", Scalar.Choice(("client", HashKey.Client), ("request", HashKey.Request)), "What RING_HASH and MAGLEV hash: the client (the default) or each request.");
        var clients = fields.MaybeValue("clients", Scalar.Integer(1, MaxClients), "Clients outside: as many addresses and connections. Default 1000.");
        var connections = fields.Optional("connections", Connections, null, "Connections that callers keep open to a pod.");
        var affinity = fields.MaybeValue("sessionAffinity", TimeShapes.AtLeast(TimeSpan.FromSeconds(1)), "How long a client stays with its pod. Default: what the Service says.");
        var topology = fields.MaybeValue(
            "topology",
            Scalar.Choice(("none", TopologyPreference.None), ("PreferSameZone", TopologyPreference.SameZone), ("PreferClose", TopologyPreference.SameZone), ("PreferSameNode", TopologyPreference.SameNode), ("Auto", TopologyPreference.Auto), ("Local", TopologyPreference.LocalOnly), ("localityFailover", TopologyPreference.LocalityFailover)),
            "Which pods are preferred by where they are. Default: what the Service says.");
        var panic = fields.MaybeValue("panicThreshold", NumberShapes.Fraction, "The share of healthy pods below which ejection is disregarded. Default 0; 50% with envoy.");
        var outliers = fields.Maybe("outlierDetection", HealthShapes.Outliers, "Ejection of pods that fail.");
        var accrual = fields.Maybe("failureAccrual", HealthShapes.Accrual, "Linkerd's circuit breaking, in place of outlier detection.");
        var breaker = fields.Maybe("circuitBreaker", Breaker, "Limits of what a caller has under way.");
        var retry = fields.Maybe("retry", RetryShapes.Retry, "Retries by the callers' proxies, of calls that have none of their own.");
        var timeout = fields.MaybeValue("timeout", TimeShapes.AtLeast(TimeSpan.FromTicks(1)), "How long the callers' proxies wait for a call that has no limit of its own.");
        var fault = fields.Maybe("fault", Fault, "Faults that the callers' proxies inject.");
        return values =>
        {
            if (values.Has(connections) && values.Get(connections) is not null && values.Get(policy) is { } chosen && IsPerRequest(chosen))
                values.Report(DiagnosticCodes.KeptConnections, connections, "connections pin requests below kube-proxy only; this policy chooses a pod for each request, whatever its connection");
            if (values.Has(accrual) && values.Has(outliers))
                values.Report(DiagnosticCodes.Contradiction, accrual, "outlier detection and failure accrual are two ways to leave out pods that fail; leave one of them out");
            return balancing => balancing with
            {
                Policy = values.Get(policy) ?? balancing.Policy,
                ChoiceCount = values.Get(choices) ?? balancing.ChoiceCount,
                HashOn = values.Get(hash) ?? balancing.HashOn,
                Clients = values.Get(clients) ?? balancing.Clients,
                Connections = values.Has(connections) ? values.Get(connections) : balancing.Connections,
                ClientAffinity = values.Get(affinity) ?? balancing.ClientAffinity,
                Topology = values.Get(topology) ?? balancing.Topology,
                PanicThreshold = values.Get(panic) ?? balancing.PanicThreshold,
                Outliers = values.Has(accrual) ? null : values.Get(outliers) ?? balancing.Outliers,
                Accrual = values.Get(accrual) ?? balancing.Accrual,
                Breaker = values.Get(breaker) ?? balancing.Breaker,
                Retry = values.Get(retry) ?? balancing.Retry,
                Timeout = values.Get(timeout) ?? balancing.Timeout,
                Fault = values.Get(fault) ?? balancing.Fault,
            };
        };
    });

    /// <summary>Whether a policy chooses for each request instead of for each connection.</summary>
    internal static bool IsPerRequest(BalancingPolicy policy) => policy is > BalancingPolicy.Random and < BalancingPolicy.IpvsRoundRobin;
}
