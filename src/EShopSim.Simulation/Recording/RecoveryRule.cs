using EShopSim.Simulation.Results;

namespace EShopSim.Simulation.Recording;

/// <summary>Judges a recovery from its windows.</summary>
internal static class RecoveryRule
{
    /// <summary>So many healthy windows at the end of the watch are a recovery: half a minute with windows of ten seconds.</summary>
    internal const int WindowsToBelieve = 3;

    /// <summary>Whether a stretch is healthy: nothing was out of bounds, and if anything was asked, something was answered.</summary>
    public static bool IsHealthy(RecoveryCheck check, long offered, long completed, long failed, double p99Seconds)
    {
        if (completed + failed == 0)
            return offered == 0;
        if (check.ErrorRate is { } most && (double)failed / (completed + failed) > most)
            return false;
        return check.P99Seconds is not { } slowest || (completed > 0 ? p99Seconds <= slowest : failed == 0);
    }

    /// <summary>The verdict.</summary>
    /// <param name="check">What was asked.</param>
    /// <param name="windows">The windows after the warm-up, in order of time.</param>
    /// <param name="triggerSeconds">When the trigger began; null where nobody knows, and the first windows speak for the time before.</param>
    /// <param name="reachedSeconds">How far the run came.</param>
    public static RecoveryVerdict Judge(RecoveryCheck check, IReadOnlyList<RecoveryWindow> windows, double? triggerSeconds, double reachedSeconds)
    {
        var ends = check.EndsAt.TotalSeconds;
        var watchEnds = Math.Min(reachedSeconds, check.Watch is { } watch ? ends + watch.TotalSeconds : double.PositiveInfinity);
        RecoveryWindow[] before = triggerSeconds is { } begins
            ? [.. windows.Where(w => w.EndSeconds <= begins)]
            : [.. windows.Where(w => w.EndSeconds <= ends).Take(WindowsToBelieve)];
        RecoveryWindow[] during = [.. windows.Where(w => w.EndSeconds > (before.Length > 0 ? before[^1].EndSeconds : double.NegativeInfinity) && w.StartSeconds < ends)];
        RecoveryWindow[] after = [.. windows.Where(w => w.StartSeconds >= ends && w.EndSeconds <= watchEnds)];
        var lastBad = Array.FindLastIndex(after, w => !w.IsHealthy);
        var outcome = Outcome(before, during, after, lastBad);
        return new RecoveryVerdict(outcome, ends, Math.Max(0, watchEnds - ends))
        {
            RecoveredAfterSeconds = outcome != RecoveryOutcome.Recovered ? null : lastBad < 0 ? 0 : after[lastBad].EndSeconds - ends,
            Before = before.LastOrDefault(),
            During = during.LastOrDefault(),
            Last = after.LastOrDefault(),
        };
    }

    private static RecoveryOutcome Outcome(RecoveryWindow[] before, RecoveryWindow[] during, RecoveryWindow[] after, int lastBad)
    {
        if (after.Length < WindowsToBelieve)
            return RecoveryOutcome.NotWatched;
        if (before.Length > 0 && 2 * before.Count(w => w.IsHealthy) < before.Length)
            return RecoveryOutcome.NeverHealthy;
        if (after.Length - 1 - lastBad < WindowsToBelieve)
            return RecoveryOutcome.Metastable;
        return lastBad < 0 && during.All(w => w.IsHealthy) ? RecoveryOutcome.Unhurt : RecoveryOutcome.Recovered;
    }
}
