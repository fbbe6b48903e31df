using System.Text.Json;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting;

/// <summary>What the summary for programs says of sessions and of a recovery.</summary>
internal static class ClientJson
{
    public static void Write(Utf8JsonWriter json, SessionSummary sessions)
    {
        json.WriteString("traffic", sessions.Traffic);
        json.WriteNumber("started", sessions.Started);
        json.WriteNumber("finished", sessions.Finished);
        json.WriteNumber("abandoned", sessions.Abandoned);
        json.WriteNumber("interrupted", sessions.Interrupted);
        json.WriteNumber("dropped", sessions.Dropped);
        if (sessions.Goals is { } goals)
            json.WriteNumber("goals", goals);
        else
            json.WriteNull("goals");
        JsonText.Number(json, "conversion_percent", sessions.ConversionPercent, 6);
    }

    public static void Write(Utf8JsonWriter json, RecoveryVerdict recovery)
    {
        json.WriteStartObject("recovery");
        json.WriteString("outcome", RecoveryText.Word(recovery.Outcome));
        json.WriteString("message", RecoveryText.Sentence(recovery));
        JsonText.Number(json, "trigger_ends_at_seconds", recovery.EndsAtSeconds, 7);
        JsonText.Number(json, "watched_seconds", recovery.WatchedSeconds, 7);
        JsonText.Number(json, "recovered_after_seconds", recovery.RecoveredAfterSeconds ?? double.NaN, 7);
        Write(json, "before_trigger", recovery.Before);
        Write(json, "before_trigger_ends", recovery.During);
        Write(json, "at_end_of_watch", recovery.Last);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, RecoveryWindow? window)
    {
        if (window is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        JsonText.Number(json, "from_seconds", window.StartSeconds, 7);
        JsonText.Number(json, "to_seconds", window.EndSeconds, 7);
        JsonText.Number(json, "offered_per_second", window.OfferedPerSecond, 4);
        JsonText.Number(json, "retried_per_second", window.RetriedPerSecond, 4);
        JsonText.Number(json, "failed_percent", window.ErrorRate * 100, 6);
        JsonText.Number(json, "latency_p99_ms", window.P99Seconds * 1000, 4);
        json.WriteBoolean("healthy", window.IsHealthy);
        json.WriteEndObject();
    }
}
