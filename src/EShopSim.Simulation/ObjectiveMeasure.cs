namespace EShopSim.Simulation;

/// <summary>What an objective bounds.</summary>
public enum ObjectiveMeasure
{
    /// <summary>Mean latency, in seconds.</summary>
    MeanLatency,

    /// <summary>Median latency, in seconds.</summary>
    P50,

    /// <summary>90th percentile of latency, in seconds.</summary>
    P90,

    /// <summary>95th percentile of latency, in seconds.</summary>
    P95,

    /// <summary>99th percentile of latency, in seconds.</summary>
    P99,

    /// <summary>99.9th percentile of latency, in seconds.</summary>
    P999,

    /// <summary>Failed over finished requests, 0 to 1.</summary>
    ErrorRate,
}
