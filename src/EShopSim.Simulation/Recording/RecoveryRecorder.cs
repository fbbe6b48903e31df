using EShopSim.Engine;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>Adds up what clients see over windows of about ten seconds, for the verdict on a recovery.</summary>
internal sealed class RecoveryRecorder(Scenario scenario, RecoveryCheck check, IReadOnlyList<EntryMeter> entries)
{
    private const double WindowSeconds = 10;

    private readonly List<RecoveryWindow> _windows = [];
    private readonly LogHistogram _latency = new();
    private double _startSeconds;
    private (long Offered, long Retried, long Completed, long Failed) _atStart;

    /// <summary>Looks at the interval that ends now; its latencies must not be reset yet.</summary>
    public void Sample(SimTime now)
    {
        foreach (var entry in entries)
            _latency.MergeFrom(entry.Interval);

        // A window ends with the trigger too, so that none is half of the one and half of the other.
        var seconds = now.TotalSeconds;
        var endsHere = _startSeconds < check.EndsAt.TotalSeconds && seconds >= check.EndsAt.TotalSeconds;
        if (seconds - _startSeconds < WindowSeconds - 1e-9 && !endsHere)
            return;
        Close(seconds);
    }

    public RecoveryVerdict Verdict(double reachedSeconds) =>
        RecoveryRule.Judge(check, [.. _windows.Where(w => w.StartSeconds >= scenario.Warmup.TotalSeconds)], TriggerSeconds(), reachedSeconds);

    private void Close(double seconds)
    {
        var now = (entries.Sum(e => e.Offered), entries.Sum(e => e.Retried), entries.Sum(e => e.Completed), entries.Sum(e => e.Failed));
        var (offered, retried, completed, failed) = (now.Item1 - _atStart.Offered, now.Item2 - _atStart.Retried, now.Item3 - _atStart.Completed, now.Item4 - _atStart.Failed);
        var length = seconds - _startSeconds;
        var p99 = _latency.Count > 0 ? _latency.Quantile(0.99) : double.NaN;
        var errorRate = completed + failed > 0 ? (double)failed / (completed + failed) : double.NaN;
        _windows.Add(new RecoveryWindow(
            _startSeconds, seconds, offered / length, retried / length, errorRate, p99, RecoveryRule.IsHealthy(check, offered, completed, failed, p99)));
        _latency.Reset();
        _atStart = now;
        _startSeconds = seconds;
    }

    private double? TriggerSeconds()
    {
        if (check.Event is { } index)
            return scenario.Events[index].At.TotalSeconds;
        if (check.Traffic is not { } name)
            return null;
        var source = scenario.Traffic.First(source => string.Equals(source.Name, name, StringComparison.Ordinal));
        if (source.Users is { } users)
            return users.Stages.Where(stage => stage.From > 0 || stage.To > 0).Select(stage => (double?)stage.Start.TotalSeconds).FirstOrDefault();
        return source.Rate.Segments.Where(segment => segment.StartPerSecond > 0 || segment.EndPerSecond > 0).Select(segment => (double?)segment.Start.TotalSeconds).FirstOrDefault();
    }
}
