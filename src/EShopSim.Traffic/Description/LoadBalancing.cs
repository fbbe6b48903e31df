namespace EShopSim.Traffic.Description;

/// <summary>How requests to one workload find a pod, and what the callers' proxies do about failures. The default is kube-proxy's.</summary>
public sealed record LoadBalancing
{
    /// <summary>Clients there are outside unless something else is said.</summary>
    public const int DefaultClients = 1000;

    /// <summary>How a pod is chosen.</summary>
    public BalancingPolicy Policy { get; init; }

    /// <summary>Pods drawn by <see cref="BalancingPolicy.LeastRequest"/>.</summary>
    public int ChoiceCount { get; init; } = 2;

    /// <summary>What consistent hashing hashes.</summary>
    public HashKey HashOn { get; init; }

    /// <summary>Clients outside: as many addresses, sessions and connections.</summary>
    public int Clients { get; init; } = DefaultClients;

    /// <summary>Connections kept open; null opens one per request.</summary>
    public ConnectionPolicy? Connections { get; init; }

    /// <summary>sessionAffinity ClientIP: how long after its last connection a client stays with its pod; null without it.</summary>
    public TimeSpan? ClientAffinity { get; init; }

    /// <summary>Which pods are preferred by where they are.</summary>
    public TopologyPreference Topology { get; init; }

    /// <summary>externalTrafficPolicy Local: clients outside come in through a node that has a pod, and are served there.</summary>
    public bool IsExternallyLocal { get; init; }

    /// <summary>The share of healthy pods below which ejection is disregarded, 0 to 1; 0 never.</summary>
    public double PanicThreshold { get; init; }

    /// <summary>Ejection of failing pods; null without it.</summary>
    public OutlierDetection? Outliers { get; init; }

    /// <summary>Linkerd's circuit breaking; null without it. <see cref="Outliers"/> come first.</summary>
    public FailureAccrual? Accrual { get; init; }

    /// <summary>Limits of what is under way; null without them.</summary>
    public CircuitBreaker? Breaker { get; init; }

    /// <summary>Injected faults; null without them.</summary>
    public FaultInjection? Fault { get; init; }

    /// <summary>Retries by the callers' proxies, of calls that have none of their own; null without them.</summary>
    public RetryPolicy? Retry { get; init; }

    /// <summary>How long the callers' proxies wait for a call that has no limit of its own; null for ever.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether a pod is chosen uniformly at random for each try, and nothing is remembered.</summary>
    public bool IsMemoryless =>
        Policy == BalancingPolicy.Random && Connections is null && ClientAffinity is null && Topology == TopologyPreference.None && !IsExternallyLocal
        && Outliers is null && Accrual is null && Breaker is null && Fault is null;
}
