namespace EShopSim.Traffic.Description;

/// <summary>What a failed try died of, as far as retry conditions tell.</summary>
[Flags]
public enum RetryOn
{
    /// <summary>Nothing is tried again.</summary>
    None = 0,

    /// <summary>No connection: refused, or nobody to connect to.</summary>
    ConnectFailure = 1,

    /// <summary>503: the pod's queue was full, or there was no pod.</summary>
    Unavailable = 2,

    /// <summary>The connection broke before the answer.</summary>
    Reset = 4,

    /// <summary>The try was not answered in its time.</summary>
    Timeout = 8,

    /// <summary>The pod answered with an error.</summary>
    ServerError = 16,

    /// <summary>Envoy's gateway-error: 502, 503 or 504.</summary>
    GatewayError = ConnectFailure | Unavailable | Reset | Timeout,

    /// <summary>Envoy's 5xx: every failure.</summary>
    Any = GatewayError | ServerError,
}
