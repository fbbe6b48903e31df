using EShopSim.Engine;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>Holds one objective against windows of ten seconds, so that it can be said for how long it was missed, and when.</summary>
/// <remarks>A window is at least one sample long. It begins with the first sample after the warm-up.</remarks>
internal sealed class ObjectiveRecorder(Objective objective, IReadOnlyList<EntryMeter> meters)
{
    private static readonly TimeSpan WindowLength = TimeSpan.FromSeconds(10);

    private readonly List<ObjectiveWindow> _windows = [];
    private readonly LogHistogram _latency = new();
    private SimTime? _start;
    private long _completed;
    private long _failed;

    /// <summary>Those that ended so far.</summary>
    public IReadOnlyList<ObjectiveWindow> Windows => _windows;

    /// <summary>The recorder of an objective over the entry operations it bounds.</summary>
    public static ObjectiveRecorder Of(Objective objective, IReadOnlyList<EntryMeter> meters) => new(
        objective with { Operation = null },
        [.. meters.Where(m => objective.Operation is null || string.Equals(m.Operation, objective.Operation, StringComparison.Ordinal))]);

    /// <summary>Takes in a sample; comes before the interval histograms are reset.</summary>
    public void Sample(SimTime now, SimTime warmupEnd)
    {
        if (_start is { } start)
        {
            foreach (var meter in meters)
                _latency.MergeFrom(meter.Interval);
            if (now - start < WindowLength)
                return;
            Close(start, now);
            Open(now);
        }
        else if (now >= warmupEnd)
        {
            Open(now);
        }
    }

    private void Open(SimTime now)
    {
        _start = now;
        _completed = meters.Sum(m => m.Completed);
        _failed = meters.Sum(m => m.Failed);
        _latency.Reset();
    }

    private void Close(SimTime start, SimTime end)
    {
        var completed = meters.Sum(m => m.Completed) - _completed;
        var failed = meters.Sum(m => m.Failed) - _failed;
        var waiting = meters.Sum(m => m.InFlight);
        var window = new OperationSummary("")
        {
            Offered = completed + failed + waiting,
            Completed = completed,
            Failures = [new FailureCount("", failed)],
            LatencySeconds = _latency,
        };
        var (_, measured, met) = ObjectiveCheck.Of(objective, [window]);
        var missed = double.IsNaN(measured) ? failed + waiting > 0 : !met;
        _windows.Add(new ObjectiveWindow(start.TotalSeconds, end.TotalSeconds, measured, missed));
    }
}
