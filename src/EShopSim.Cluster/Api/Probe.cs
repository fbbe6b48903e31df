namespace EShopSim.Cluster.Api;

/// <summary>Timing of a readiness, liveness or startup probe, with Kubernetes' defaults.</summary>
public sealed record Probe
{
    /// <summary>Whole seconds after container start before the first probe counts; default 0.</summary>
    public int InitialDelaySeconds { get; init; }

    /// <summary>Seconds from probe to probe; at least 1, default 10.</summary>
    public int PeriodSeconds { get; init; } = 10;

    /// <summary>Seconds until a probe without an answer fails; at least 1, default 1.</summary>
    public int TimeoutSeconds { get; init; } = 1;

    /// <summary>Successes in a row that make the result positive; at least 1, default 1.</summary>
    public int SuccessThreshold { get; init; } = 1;

    /// <summary>Failures in a row that make the result negative; at least 1, default 3.</summary>
    public int FailureThreshold { get; init; } = 3;

    /// <summary>Whether the process must answer it as it answers requests (httpGet, grpc); tcpSocket and exec need no worker of it.</summary>
    public bool IsRequest { get; init; } = true;

    /// <summary>Seconds from SIGTERM to SIGKILL when it kills the container; null takes the pod's (1.25 and later).</summary>
    public int? TerminationGracePeriodSeconds { get; init; }
}
