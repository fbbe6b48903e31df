using System.Globalization;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Story;

/// <summary>What the scenario let happen.</summary>
internal static class ScenarioStory
{
    public static IEnumerable<TimelineEntry> Of(RunResult result) => result.Scenario.Events
        .Where(e => e.At <= result.SimulatedTime)
        .Select(e => new TimelineEntry(e.At.TotalSeconds, $"Scenario: {Words(e)}", double.PositiveInfinity))
        .Concat(Of(result.Recovery));

    private static IEnumerable<TimelineEntry> Of(RecoveryVerdict? recovery)
    {
        if (recovery is null)
            yield break;
        yield return new TimelineEntry(recovery.EndsAtSeconds, "Scenario: the trigger ends", double.PositiveInfinity);
        yield return new TimelineEntry(recovery.EndsAtSeconds + (recovery.RecoveredAfterSeconds ?? recovery.WatchedSeconds), RecoveryText.Sentence(recovery), double.PositiveInfinity);
    }

    private static string Words(ScenarioEvent scenarioEvent) => scenarioEvent switch
    {
        RolloutEvent { CpuFactor: not 1 } rollout => string.Create(
            CultureInfo.InvariantCulture, $"{rollout.Label}, whose requests take {Figures.Digits(rollout.CpuFactor)} times the CPU"),
        NodeFailureEvent { For: { } length } failure => $"{failure.Label}, back after {Figures.Duration(length)}",
        ZoneFailureEvent { For: { } length } failure => $"{failure.Label}, back after {Figures.Duration(length)}",
        NodeDrainEvent { For: { } length } drain => $"{drain.Label}, uncordoned after {Figures.Duration(length)}",
        _ => scenarioEvent.Label,
    };
}
