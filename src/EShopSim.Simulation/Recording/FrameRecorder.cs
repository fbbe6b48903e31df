using EShopSim.Engine;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>Adds up the samples of one entry operation that lie within a part of the run.</summary>
internal sealed class FrameRecorder(TimeFrame frame)
{
    private readonly SimTime _from = SimTime.Zero + frame.From;
    private readonly SimTime _to = SimTime.Zero + frame.To;
    private readonly LogHistogram _latency = new();
    private EntryReading? _first;
    private EntryReading? _last;

    /// <summary>Takes in a sample whose latencies are not reset yet.</summary>
    public void Sample(SimTime start, SimTime end, EntryReading atStart, EntryReading atEnd, LogHistogram latency)
    {
        if (start < _from || end > _to)
            return;
        _first ??= atStart;
        _last = atEnd;
        _latency.MergeFrom(latency);
    }

    /// <summary>What was added up, all recorders of an operation together.</summary>
    public static FramedSummary Sum(string operation, IReadOnlyList<FrameRecorder> recorders)
    {
        var latency = new LogHistogram();
        foreach (var recorder in recorders)
            latency.MergeFrom(recorder._latency);
        var counts = recorders.Where(r => r._last is not null).Select(r => r._last!.Since(r._first!)).ToList();
        return new FramedSummary(recorders[0].Frame, new OperationSummary(operation)
        {
            Offered = counts.Sum(c => c.Offered),
            Retried = counts.Sum(c => c.Retried),
            Completed = counts.Sum(c => c.Completed),
            Failures = Summaries.FailuresOf(counts),
            LatencySeconds = latency,
        });
    }

    private TimeFrame Frame => frame;
}
