using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Tests;

/// <summary>How Services, meshes, Istio's rules and the scenario together say how requests find a pod.</summary>
public sealed class BalancingTests
{
    [Fact]
    public void Without_a_word_kube_proxy_draws_a_pod_for_each_try() =>
        Assert.Equal(new LoadBalancing(), Of(""));

    [Theory]
    [InlineData("sessionAffinity: ClientIP", "10800 None")]
    [InlineData("sessionAffinity: ClientIP, sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } }", "60 None")]
    [InlineData("trafficDistribution: PreferClose", " SameZone")]
    [InlineData("trafficDistribution: PreferSameNode", " SameNode")]
    [InlineData("internalTrafficPolicy: Local", " LocalOnly")]
    public void A_Service_says_who_stays_and_who_is_near(string spec, string expected)
    {
        var balancing = Of("", service: spec);
        Assert.Equal(expected, FormattableString.Invariant($"{balancing.ClientAffinity?.TotalSeconds} {balancing.Topology}"));
    }

    [Fact]
    public void A_Service_that_is_reached_from_outside_may_keep_traffic_local()
    {
        Assert.True(Of("", service: "type: LoadBalancer, externalTrafficPolicy: Local").IsExternallyLocal);
        Assert.False(Of("", service: "externalTrafficPolicy: Local").IsExternallyLocal);
    }

    [Fact]
    public void An_older_cluster_does_not_know_what_came_later()
    {
        Assert.Equal(TopologyPreference.None, Of("", service: "trafficDistribution: PreferSameZone", scenario: "  kubernetesVersion: \"1.28\"\n").Topology);
        Assert.Equal(TopologyPreference.Auto, Of("", annotations: "service.kubernetes.io/topology-mode: Auto").Topology);
    }

    [Fact]
    public void Kube_proxy_can_run_ipvs_for_all()
    {
        Assert.Equal(BalancingPolicy.IpvsRoundRobin, Of("", scenario: "  kubeProxy: { mode: ipvs }\n").Policy);
        Assert.Equal(BalancingPolicy.IpvsLeastConnection, Of("", scenario: "  kubeProxy: { mode: ipvs, scheduler: lc }\n").Policy);
    }

    [Fact]
    public void Meshes_come_with_their_own_defaults_and_the_scenario_changes_them()
    {
        var envoy = Of("mesh: envoy");
        Assert.Equal((BalancingPolicy.RoundRobin, 0.5, TimeSpan.FromSeconds(15)), (envoy.Policy, envoy.PanicThreshold, envoy.Timeout!.Value));
        Assert.Equal(new CircuitBreaker { MaxConnections = 1024, MaxPendingRequests = 1024, MaxRequests = 1024, MaxRetries = 3 }, envoy.Breaker);
        Assert.Null(envoy.Retry);

        var istio = Of("mesh: istio, balancing: { policy: RING_HASH, circuitBreaker: { maxRequests: 7 } }");
        Assert.Equal((BalancingPolicy.RingHash, 7), (istio.Policy, istio.Breaker!.MaxRequests!.Value));
        Assert.Equal(new RetryPolicy { Attempts = 2, On = RetryOn.ConnectFailure | RetryOn.Unavailable, AvoidsTriedPods = true }, istio.Retry);
        Assert.Null(istio.Timeout);

        Assert.Equal(BalancingPolicy.PeakEwma, Of("mesh: linkerd").Policy);
    }

    [Fact]
    public void What_is_written_about_balancing_is_what_is_read()
    {
        var balancing = Of("""
            balancing:
              { policy: sh, clients: 50, connections: { keepAlive: true, perPod: 4, maxRequests: 1000, maxAge: 5m }, sessionAffinity: 1h, topology: PreferSameNode,
                panicThreshold: 40%, timeout: 3s, fault: { delayPercent: 10%, delay: 50ms, abortPercent: 1% },
                outlierDetection: { consecutive5xxErrors: 7, interval: 5s, baseEjectionTime: 1m, maxEjectionTime: 2m, maxEjectionPercent: 50%, alwaysEjectOneHost: true, successRate: { minimumHosts: 3, requestVolume: 50, stdevFactor: 2 } },
                retry: { attempts: 3, perTryTimeout: 200ms, backoff: { base: 10ms }, on: [ connect-failure, 503 ], budget: { retryRatio: 10%, minRetriesPerSecond: 5, ttl: 20s } } }
            """);
        Assert.Equal(
            new LoadBalancing
            {
                Policy = BalancingPolicy.IpvsSourceHash,
                Clients = 50,
                Connections = new ConnectionPolicy { PerPod = 4, MaxRequests = 1000, MaxAge = TimeSpan.FromMinutes(5) },
                ClientAffinity = TimeSpan.FromHours(1),
                Topology = TopologyPreference.SameNode,
                PanicThreshold = 0.4,
                Timeout = TimeSpan.FromSeconds(3),
                Fault = new FaultInjection { DelayFraction = 0.1, Delay = TimeSpan.FromMilliseconds(50), AbortFraction = 0.01 },
                Outliers = new OutlierDetection
                {
                    ConsecutiveErrors = 7,
                    Interval = TimeSpan.FromSeconds(5),
                    BaseEjectionTime = TimeSpan.FromMinutes(1),
                    MaxEjectionTime = TimeSpan.FromMinutes(2),
                    MaxEjectionFraction = 0.5,
                    AlwaysEjectOne = true,
                    SuccessRate = new SuccessRateEjection { MinimumHosts = 3, RequestVolume = 50, StdevFactor = 2 },
                },
                Retry = new RetryPolicy
                {
                    Attempts = 3,
                    PerTryTimeout = TimeSpan.FromMilliseconds(200),
                    BackoffBase = TimeSpan.FromMilliseconds(10),
                    BackoffMax = TimeSpan.FromMilliseconds(100),
                    On = RetryOn.ConnectFailure | RetryOn.Unavailable,
                    Budget = new RetryBudget { Ratio = 0.1, MinPerSecond = 5, Ttl = TimeSpan.FromSeconds(20) },
                },
            },
            balancing);
    }

    [Fact]
    public void Linkerds_circuit_breaking_is_asked_for_by_a_Services_annotations_or_by_the_scenario()
    {
        const string Asked = "balancer.linkerd.io/failure-accrual: consecutive, balancer.linkerd.io/failure-accrual-consecutive-max-failures: \"3\", balancer.linkerd.io/failure-accrual-consecutive-max-penalty: 30s";
        Assert.Equal(new FailureAccrual { MaxFailures = 3, MaxPenalty = TimeSpan.FromSeconds(30) }, Of("mesh: linkerd", annotations: Asked).Accrual);
        Assert.Null(Of("mesh: linkerd").Accrual);
        Assert.Null(Of("", annotations: Asked).Accrual);
        Assert.Equal(new FailureAccrual { MinPenalty = TimeSpan.FromSeconds(2), JitterRatio = 0.2 }, Of("mesh: linkerd, balancing: { failureAccrual: { minPenalty: 2s, jitterRatio: 20% } }").Accrual);
    }

    [Fact]
    public void Istios_rules_for_the_Service_are_followed()
    {
        var balancing = Of("", rules: """
            ---
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: { name: web }
            spec:
              host: web.default.svc.cluster.local
              trafficPolicy:
                loadBalancer: { consistentHash: { httpCookie: { name: user, ttl: 0s } } }
                connectionPool: { tcp: { maxConnections: 100 }, http: { http1MaxPendingRequests: 10, http2MaxRequests: 1000, maxRetries: 3, maxRequestsPerConnection: 10 } }
                outlierDetection: { consecutive5xxErrors: 7, consecutiveGatewayErrors: 5, interval: 5m, baseEjectionTime: 15m, maxEjectionPercent: 50, minHealthPercent: 30 }
            ---
            apiVersion: networking.istio.io/v1beta1
            kind: VirtualService
            metadata: { name: web }
            spec:
              hosts: [ web ]
              http:
              - timeout: 10s
                retries: { attempts: 3, perTryTimeout: 2s, retryOn: "gateway-error,connect-failure,refused-stream" }
                fault: { delay: { percentage: { value: 0.1 }, fixedDelay: 5s }, abort: { percentage: { value: 2 }, httpStatus: 400 } }
                route: [ { destination: { host: web } } ]
            """);
        Assert.Equal((BalancingPolicy.RingHash, 0.3, TopologyPreference.LocalityFailover, TimeSpan.FromSeconds(10)), (balancing.Policy, balancing.PanicThreshold, balancing.Topology, balancing.Timeout!.Value));
        Assert.Equal(new CircuitBreaker { MaxConnections = 100, MaxPendingRequests = 10, MaxRequests = 1000, MaxRetries = 3 }, balancing.Breaker);
        Assert.Equal(new OutlierDetection { ConsecutiveErrors = 5, Interval = TimeSpan.FromMinutes(5), BaseEjectionTime = TimeSpan.FromMinutes(15), MaxEjectionFraction = 0.5 }, balancing.Outliers);
        Assert.Equal(new RetryPolicy { Attempts = 3, PerTryTimeout = TimeSpan.FromSeconds(2), On = RetryOn.GatewayError, AvoidsTriedPods = true }, balancing.Retry);
        Assert.Equal(0.001, balancing.Fault!.DelayFraction, 1e-12);
        Assert.Equal(0.02, balancing.Fault.AbortFraction, 1e-12);
    }

    [Theory]
    [InlineData("robot-shop/istio/canary.yaml")]
    [InlineData("robot-shop/istio/gateway.yaml")]
    [InlineData("online-boutique/istio-manifests.yaml")]
    public void Rules_of_real_shops_are_read_without_complaint(string file)
    {
        if (Folders.RealManifests() is not { } root)
        {
            Assert.Skip("no shared/real/manifests beside the repository");
            return;
        }

        var reading = ManifestReader.Read([Path.Combine(root, file)], null);
        Assert.DoesNotContain(reading.Diagnostics, diagnostic => diagnostic.Code != DiagnosticCodes.IgnoredKinds.Id);
    }

    private static LoadBalancing Of(string module, string service = "", string annotations = "", string scenario = "", string rules = "")
    {
        var folder = Directory.CreateTempSubdirectory("balancing");
        try
        {
            var manifests = Path.Combine(folder.FullName, "web.yaml");
            File.WriteAllText(manifests, $$"""
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: web }
                spec:
                  replicas: 20
                  selector: { matchLabels: { app: web } }
                  template:
                    metadata: { labels: { app: web } }
                    spec: { containers: [ { name: app, image: "web:1" } ] }
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: web, annotations: { {{annotations}} } }
                spec: { selector: { app: web }, ports: [ { port: 80 } ]{{(service.Length > 0 ? ", " + service : "")}} }

                """ + rules);
            var more = module.Length == 0 ? "" : module.Contains('\n', StringComparison.Ordinal) ? module.Replace("\n", "\n      ", StringComparison.Ordinal) : string.Join("\n      ", module.Split(", balancing:") is [var mesh, var rest] ? [mesh, "balancing:" + rest] : [module]);
            var reading = Inputs.Scenario($$"""
                apiVersion: eshopsim.dev/v1alpha1
                kind: Scenario
                metadata: { name: balancing }
                spec:
                  duration: 1m
                {{scenario}}  manifests: [ "{{manifests}}" ]
                  cluster: { nodePools: [ { name: general, count: 1, capacity: { cpu: "8", memory: 32Gi } } ] }
                  modules:
                    web:
                      operations: { page: { cpu: 1ms } }
                      {{more}}
                  traffic: [ { mix: { web.page: 1 }, load: { shape: constant, rate: 1 } } ]
                """);
            Assert.DoesNotContain(reading.Diagnostics, diagnostic => diagnostic.Severity != Severity.Note);
            return reading.Scenario!.Modules[0].Balancing;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
