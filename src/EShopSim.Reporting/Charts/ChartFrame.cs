using System.Globalization;
using EShopSim.Reporting.Drawing;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Charts;

/// <summary>What all charts of a run have in common: the time axis, the warm-up, the events, the line that names the run.</summary>
internal static class ChartFrame
{
    public static Page Of(RunResult result, string name, string title, IReadOnlyList<Panel> panels, string caption = "") =>
        new(name, $"{result.Scenario.Name}: {title}", Subtitle(result), panels)
        {
            Times = result.SampleTimesSeconds,
            EndSeconds = EndOf(result),
            WarmupSeconds = result.Scenario.Warmup.TotalSeconds,
            Marks = [.. result.Scenario.Events.SelectMany(MarksOf), .. MarksOf(result.Recovery)],
            Caption = caption,
        };

    private static string Subtitle(RunResult result)
    {
        var run = string.Create(CultureInfo.InvariantCulture, $"seed {result.Seed}, digest {result.Digest:x16}");
        return result.Scenario.Description.Length > 0 ? $"{result.Scenario.Description} ({run})" : run;
    }

    // A second at least, so that a run without time still has an axis.
    private static double EndOf(RunResult result) =>
        Math.Max(1, Math.Max(result.SimulatedTime.TotalSeconds, result.SampleTimesSeconds.Count > 0 ? result.SampleTimesSeconds[^1] : 0));

    private static IEnumerable<Mark> MarksOf(RecoveryVerdict? recovery)
    {
        if (recovery is null)
            yield break;
        yield return new Mark(recovery.EndsAtSeconds, "trigger ends");
        if (recovery.RecoveredAfterSeconds is { } after and > 0)
            yield return new Mark(recovery.EndsAtSeconds + after, "recovered");
        if (recovery.Outcome == RecoveryOutcome.Metastable)
            yield return new Mark(recovery.EndsAtSeconds + recovery.WatchedSeconds, "not recovered");
    }

    private static IEnumerable<Mark> MarksOf(ScenarioEvent scenarioEvent)
    {
        var at = scenarioEvent.At.TotalSeconds;
        yield return new Mark(at, scenarioEvent.Label);
        var end = scenarioEvent switch
        {
            NodeFailureEvent { For: { } length } failure => (length, $"{failure.Node} is back"),
            ZoneFailureEvent { For: { } length } failure => (length, $"zone {failure.Zone} is back"),
            NodeDrainEvent { For: { } length } drain => (length, $"uncordon {drain.Node}"),
            _ => (TimeSpan.Zero, ""),
        };
        if (end is ({ Ticks: > 0 } after, { } label))
            yield return new Mark(at + after.TotalSeconds, label);
    }
}
