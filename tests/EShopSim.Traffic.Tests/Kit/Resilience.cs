using EShopSim.Engine;
using EShopSim.Traffic.Description;
using Module = EShopSim.Traffic.Description.Module;

namespace EShopSim.Traffic.Tests.Kit;

/// <summary>Draws what callers and proxies do.</summary>
internal static class Resilience
{
    public static Module Of(Module module, RandomStream random)
    {
        var policy = (BalancingPolicy)random.NextIndex(9);
        var isPerConnection = policy is BalancingPolicy.Random or >= BalancingPolicy.IpvsRoundRobin;
        return module with
        {
            PropagatesDeadlines = Half(random),
            CancelsAbandonedWork = Half(random),
            Balancing = new LoadBalancing
            {
                Policy = policy,
                ChoiceCount = 2 + random.NextIndex(2),
                HashOn = (HashKey)random.NextIndex(2),
                Clients = 1 + random.NextIndex(20),
                Connections = isPerConnection && Half(random) ? new ConnectionPolicy { PerPod = 1 + random.NextIndex(3), MaxRequests = Half(random) ? 1 + random.NextIndex(5) : null } : null,
                ClientAffinity = Half(random) ? TimeSpan.FromMilliseconds(random.NextIndex(200)) : null,
                Topology = (TopologyPreference)random.NextIndex(6),
                PanicThreshold = random.NextDouble(),
                Outliers = Half(random) ? new OutlierDetection { ConsecutiveErrors = 1 + random.NextIndex(3), Interval = Ms(random, 50), BaseEjectionTime = Ms(random, 100), MaxEjectionFraction = random.NextDouble(), SuccessRate = Half(random) ? new SuccessRateEjection { MinimumHosts = 1 + random.NextIndex(3), RequestVolume = 1 + random.NextIndex(5), StdevFactor = random.NextDouble() } : null } : null,
                Accrual = Half(random) ? new FailureAccrual { MaxFailures = 1 + random.NextIndex(3), MinPenalty = Ms(random, 20), MaxPenalty = TimeSpan.FromMilliseconds(100) } : null,
                Breaker = Half(random) ? new CircuitBreaker { MaxConnections = Some(random, 4), MaxPendingRequests = Some(random, 5), MaxRequests = Some(random, 8), MaxRetries = Some(random, 3) } : null,
                Fault = random.NextIndex(5) == 0 ? new FaultInjection { DelayFraction = random.NextDouble(), Delay = Ms(random, 30), AbortFraction = 0.2 } : null,
                Retry = Half(random) ? Retry(random) : null,
                Timeout = Half(random) ? Ms(random, 60) : null,
            },
        };
    }

    public static Call Of(Call call, RandomStream random) => call with
    {
        Retry = Half(random) ? Retry(random) : null,
        Hedge = Half(random) ? new HedgePolicy(Ms(random, 20), 1 + random.NextIndex(3)) : null,
    };

    private static RetryPolicy Retry(RandomStream random) => new()
    {
        Attempts = random.NextIndex(4),
        PerTryTimeout = Half(random) ? Ms(random, 20) : null,
        BackoffBase = TimeSpan.FromMilliseconds(random.NextIndex(3)),
        On = (RetryOn)random.NextIndex(32),
        Budget = Half(random) ? new RetryBudget { MinPerSecond = random.NextIndex(5) } : null,
        AvoidsTriedPods = Half(random),
    };

    private static bool Half(RandomStream random) => random.NextDouble() < 0.5;

    private static int? Some(RandomStream random, int most) => Half(random) ? 1 + random.NextIndex(most) : null;

    private static TimeSpan Ms(RandomStream random, int most) => TimeSpan.FromMilliseconds(1 + random.NextIndex(most));
}
