using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios;

/// <summary>What proxies do unless they are told otherwise.</summary>
internal static class MeshDefaults
{
    // cluster.proto, circuit_breaker.proto, route_components.proto
    private static readonly LoadBalancing Envoy = new()
    {
        Policy = BalancingPolicy.RoundRobin,
        PanicThreshold = 0.5,
        Breaker = new CircuitBreaker { MaxConnections = 1024, MaxPendingRequests = 1024, MaxRequests = 1024, MaxRetries = 3 },
        Timeout = TimeSpan.FromSeconds(15),
    };

    // pilot/pkg/networking/core/route/retry/retry.go: two retries on connect-failure, refused-stream, unavailable, cancelled and 503.
    private static readonly LoadBalancing Istio = new()
    {
        Policy = BalancingPolicy.LeastRequest,
        Retry = new RetryPolicy { Attempts = 2, On = RetryOn.ConnectFailure | RetryOn.Unavailable, AvoidsTriedPods = true },
    };

    private static readonly LoadBalancing Linkerd = new() { Policy = BalancingPolicy.PeakEwma };

    /// <summary>The defaults of a mesh; where there is none, what kube-proxy and the Service say.</summary>
    internal static LoadBalancing Of(Mesh mesh, LoadBalancing service) => mesh switch
    {
        Mesh.Envoy => Envoy,
        Mesh.Istio => Istio,
        Mesh.Linkerd => Linkerd with { Topology = service.Topology, Accrual = service.Accrual },
        _ => service with { Accrual = null },
    };
}
