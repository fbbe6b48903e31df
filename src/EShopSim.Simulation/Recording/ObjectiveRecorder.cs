using EShopSim.Engine;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>Holds one objective against windows of ten seconds, so that it can be said for how long it was missed, and when.</summary>
/// <remarks>A window is at least one sample long; the last ends with the run. The first begins with the first sample after the warm-up, or of the part of the run that the objective is about.</remarks>
internal sealed class ObjectiveRecorder
{
    private readonly Objective _objective;
    private readonly EntryMeter[] _meters;
    private readonly SimTime _from;
    private readonly SimTime _to;
    private readonly List<ObjectiveWindow> _windows = [];
    private readonly LogHistogram _latency = new();
    private SimTime? _start;
    private long _completed;
    private long _failed;

    /// <summary>The recorder of an objective over the entry operations it bounds.</summary>
    public ObjectiveRecorder(Objective objective, IReadOnlyList<EntryMeter> meters, TimeSpan warmup)
    {
        _objective = objective with { Operation = null, Within = null };
        _meters = [.. meters.Where(m => objective.Operation is null || string.Equals(m.Operation, objective.Operation, StringComparison.Ordinal))];
        _from = SimTime.Zero + (objective.Within?.From ?? warmup);
        _to = objective.Within is { } within ? SimTime.Zero + within.To : SimTime.MaxValue;
        if (_from == SimTime.Zero)
            Open(SimTime.Zero);
    }

    /// <summary>Those that ended so far.</summary>
    public IReadOnlyList<ObjectiveWindow> Windows => _windows;

    /// <summary>Takes in a sample; comes before the interval histograms are reset.</summary>
    public void Sample(SimTime now, bool isLast)
    {
        if (_start is { } start)
        {
            foreach (var meter in _meters)
                _latency.MergeFrom(meter.Interval);
            if (now - start < ObjectiveWindow.LeastLength && !isLast && now < _to)
                return;
            Close(start, now);
            _start = null;
        }

        if (_start is null && now >= _from && now < _to)
        {
            Open(now);
        }
    }

    private void Open(SimTime now)
    {
        _start = now;
        _completed = _meters.Sum(m => m.Completed);
        _failed = _meters.Sum(m => m.Failed);
        _latency.Reset();
    }

    private void Close(SimTime start, SimTime end)
    {
        var completed = _meters.Sum(m => m.Completed) - _completed;
        var failed = _meters.Sum(m => m.Failed) - _failed;
        var waiting = _meters.Sum(m => m.InFlight);
        var window = new OperationSummary("")
        {
            Offered = completed + failed + waiting,
            Completed = completed,
            Failures = [new FailureCount("", failed)],
            LatencySeconds = _latency,
        };
        var (_, measured, met) = ObjectiveCheck.Of(_objective, [window]);
        var missed = double.IsNaN(measured) ? failed + waiting > 0 : !met;
        _windows.Add(new ObjectiveWindow(start.TotalSeconds, end.TotalSeconds, measured, missed));
    }
}
