using EShopSim.Engine;
using EShopSim.Traffic.Requests;

namespace EShopSim.Traffic;

/// <summary>What the clients of one traffic source see of one entry operation; counters only grow.</summary>
public sealed class EntryMeter
{
    private LogHistogram[] _watched = [];
    private readonly long[] _failures = new long[FailureCauses.All.Count];
    private readonly long[] _origins;
    private readonly long[] _pathTicks;

    internal EntryMeter(string traffic, string operation, int modules)
    {
        _origins = new long[modules * FailureCauses.All.Count];
        _pathTicks = new long[modules * PartTicks.Kinds];
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

    /// <summary>Requests that failed because of what happened at that module, by its index: the cause there, not what it became on the way up.</summary>
    public long Failures(int module, FailureCause cause) => _origins[(module * FailureCauses.All.Count) + (int)cause];

    /// <summary>Time that the answered requests spent at that module, by its index, on the way their answers had to wait for, in ticks of 100 ns.</summary>
    public long PathTicks(int module, LatencyKind kind) => _pathTicks[(module * PartTicks.Kinds) + (int)kind];

    /// <summary>Latencies of the answered requests, summed, in ticks of 100 ns.</summary>
    public long AnsweredTicks { get; private set; }

    internal void Complete(double latencySeconds, long count)
    {
        Completed += count;
        foreach (var watched in _watched)
            watched.Record(latencySeconds, count);
        Interval.Record(latencySeconds, count);
        Total.Record(latencySeconds, count);
    }

    internal void AddPath(int module, ReadOnlySpan<long> ticks)
    {
        var sums = _pathTicks.AsSpan(module * PartTicks.Kinds, PartTicks.Kinds);
        for (var kind = 0; kind < sums.Length; kind++)
            sums[kind] += ticks[kind];
    }

    internal void Check() => Invariant.Require(
        _pathTicks.Sum() == AnsweredTicks,
        $"the parts of the latency of {Operation} add up to {_pathTicks.Sum()} ticks, not to {AnsweredTicks}.");

    internal void Complete(long latencyTicks)
    {
        AnsweredTicks += latencyTicks;
        var latencySeconds = latencyTicks / (double)TimeSpan.TicksPerSecond;
        Completed++;
        foreach (var watched in _watched)
            watched.Record(latencySeconds);
        Interval.Record(latencySeconds);
        Total.Record(latencySeconds);
    }

    internal void Fail(FailureCause cause, FailureOrigin origin, long count = 1)
    {
        _origins[(origin.Module * FailureCauses.All.Count) + (int)origin.Cause] += count;
        Failed += count;
        _failures[(int)cause] += count;
    }
}
