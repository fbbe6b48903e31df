namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>What measures a custom metric.</summary>
internal enum MetricMeter
{
    /// <summary>Requests per second of pods, or of an entry operation.</summary>
    RequestRate,

    /// <summary>Requests waiting in pods.</summary>
    QueueLength,

    /// <summary>Requests in pods.</summary>
    InFlight,

    /// <summary>A percentile of an entry operation's latency.</summary>
    Latency,

    /// <summary>Points in the scenario.</summary>
    Points,

    /// <summary>A CSV file.</summary>
    File,
}
