using System.Globalization;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Summaries;

/// <summary>The verdict on a recovery, in words.</summary>
internal static class RecoveryText
{
    public static string Word(RecoveryOutcome outcome) => outcome switch
    {
        RecoveryOutcome.Recovered => "recovered",
        RecoveryOutcome.Metastable => "metastable",
        RecoveryOutcome.NeverHealthy => "never healthy",
        RecoveryOutcome.Unhurt => "unhurt",
        _ => "not watched",
    };

    public static string Sentence(RecoveryVerdict verdict)
    {
        var ended = Figures.Time(verdict.EndsAtSeconds);
        var watched = Figures.Duration(TimeSpan.FromSeconds(verdict.WatchedSeconds));
        return verdict.Outcome switch
        {
            RecoveryOutcome.Recovered => $"Recovered {Figures.Duration(TimeSpan.FromSeconds(verdict.RecoveredAfterSeconds ?? 0))} after the trigger ended at {ended}.",
            RecoveryOutcome.Metastable => $"Stays collapsed (metastable): {watched} after the trigger ended at {ended} {State(verdict.Last)}; before the trigger {State(verdict.Before)}.",
            RecoveryOutcome.NeverHealthy => $"Was not healthy before the trigger either: then {State(verdict.Before)}; {watched} after its end at {ended} {State(verdict.Last)}.",
            RecoveryOutcome.Unhurt => $"The trigger, which ended at {ended}, did not bring it out of bounds.",
            _ => $"Was not watched for long enough after the trigger's end at {ended} to tell.",
        };
    }

    private static string State(RecoveryWindow? window)
    {
        if (window is null)
            return "nothing was seen";
        var retries = window.RetriedPerSecond > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({Figures.Digits(window.RetriedPerSecond)} of them retries)") : "";
        var failed = double.IsNaN(window.ErrorRate) ? "nothing is finished" : $"{Figures.Percent(window.ErrorRate * 100)} fail";
        var slow = double.IsNaN(window.P99Seconds) ? "" : $", p99 {Figures.Latency(window.P99Seconds)}";
        return $"{failed}{slow} at {Figures.Digits(window.OfferedPerSecond)} requests/s{retries}";
    }
}
