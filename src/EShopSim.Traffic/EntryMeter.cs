using EShopSim.Engine;

namespace EShopSim.Traffic;

/// <summary>What the clients of one traffic source see of one entry operation; counters only grow.</summary>
public sealed class EntryMeter
{
    private LogHistogram[] _watched = [];
    private readonly long[] _failures = new long[FailureCauses.All.Count];

    internal EntryMeter(string traffic, string operation)
    {
        Traffic = traffic;
        Operation = operation;
    }

    /// <summary>The traffic source.</summary>
    public string Traffic { get; }

    /// <summary>The entry operation.</summary>
    public string Operation { get; }

    /// <summary>Requests that arrived.</summary>
    public long Offered { get; internal set; }

    /// <summary>Those of them that ask again for what failed before.</summary>
    public long Retried { get; internal set; }

    /// <summary>Requests answered.</summary>
    public long Completed { get; private set; }

    /// <summary>Requests that failed, whatever the cause.</summary>
    public long Failed { get; private set; }

    /// <summary>Requests neither answered nor failed.</summary>
    public long InFlight => Offered - Completed - Failed;

    /// <summary>Latencies of the answers in seconds since the last reset; whoever samples resets it.</summary>
    public LogHistogram Interval { get; } = new();

    /// <summary>Latencies of the answers in seconds; reset once, at the end of the warm-up.</summary>
    public LogHistogram Total { get; } = new();

    /// <summary>Requests that failed for that cause.</summary>
    public long Failures(FailureCause cause) => _failures[(int)cause];

    /// <summary>A histogram of the latencies of the answers from now on, in seconds, which whoever asked for it resets.</summary>
    public LogHistogram Watch()
    {
        var watched = new LogHistogram();
        _watched = [.. _watched, watched];
        return watched;
    }

    internal void Complete(double latencySeconds)
    {
        Completed++;
        foreach (var watched in _watched)
            watched.Record(latencySeconds);
        Interval.Record(latencySeconds);
        Total.Record(latencySeconds);
    }

    internal void Fail(FailureCause cause)
    {
        Failed++;
        _failures[(int)cause]++;
    }
}
