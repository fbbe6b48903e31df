namespace EShopSim.Traffic;

/// <summary>Why a request failed, as its client sees it.</summary>
public enum FailureCause
{
    /// <summary>The Service had no endpoint: the connection was refused.</summary>
    NoEndpoints,

    /// <summary>The pod's queue was full: it answered 503.</summary>
    QueueFull,

    /// <summary>The pod's process ended before it answered, or was gone while the proxies still sent to it.</summary>
    PodStopped,

    /// <summary>A call that the operation made was not answered in time, retries included.</summary>
    CallTimeout,

    /// <summary>A call that the operation made failed, retries included.</summary>
    CallFailed,

    /// <summary>The caller's proxy had too much under way with the workload (circuit breaking): it answered 503 itself.</summary>
    Overflow,

    /// <summary>The caller's proxy answered with an error by order (fault injection).</summary>
    FaultInjected,

    /// <summary>A dependency outside the cluster had no place for a call that the operation made.</summary>
    DependencyRejected,

    /// <summary>A dependency outside the cluster let a call that the operation made not in: the rate was above its limit.</summary>
    RateLimited,

    /// <summary>A queue had no place for the message that the operation published.</summary>
    MessageRejected,

    /// <summary>The client gave up before the answer came.</summary>
    ClientTimeout,

    /// <summary>A NetworkPolicy stopped a call that the operation made.</summary>
    NetworkPolicy,
}
