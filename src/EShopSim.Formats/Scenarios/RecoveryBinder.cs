using System.Globalization;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Scenarios.Shapes;
using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios;

/// <summary>Binds a recovery to the trigger that ends.</summary>
internal static class RecoveryBinder
{
    internal static RecoveryCheck? Bind(ScenarioDeclaration scenario, IReadOnlyList<TrafficSource> traffic, Findings findings)
    {
        if (scenario.Recovery is not { } recovery)
            return null;
        var ends = recovery.EndsAt;
        if (ends.Value >= scenario.Duration.Value)
            findings.Add(DiagnosticCodes.OutsideDuration, ends.Node.At, $"spec.recovery.endsAt: the trigger ends at {TimeShapes.Shown(ends.Value)}, but the scenario at {TimeShapes.Shown(scenario.Duration.Value)}; nothing is left to watch");
        else if (recovery.Watch is { } watch && ends.Value + watch.Value > scenario.Duration.Value)
            findings.Add(DiagnosticCodes.WatchTooLong, watch.Node.At, $"spec.recovery.watch: the scenario ends {TimeShapes.Shown(scenario.Duration.Value - ends.Value)} after the trigger, so it is not watched for {TimeShapes.Shown(watch.Value)}; make the scenario longer or the watch shorter");
        var check = new RecoveryCheck(ends.Value) { Watch = recovery.Watch?.Value, P99Seconds = recovery.P99Seconds, ErrorRate = recovery.ErrorRate };
        if (recovery.Trigger is not { } trigger)
            return check;
        if (traffic.Any(source => string.Equals(source.Name, trigger.Value, StringComparison.Ordinal)))
            return check with { Traffic = trigger.Value };
        var events = scenario.Events;
        if (trigger.Value.StartsWith("events[", StringComparison.Ordinal) && trigger.Value.EndsWith(']')
            && int.TryParse(trigger.Value["events[".Length..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < events.Count)
        {
            if (events[index] is ScaleDeclaration)
                findings.Add(DiagnosticCodes.TriggerUnknown, trigger.Node.At, "spec.recovery.trigger: a scaling has no end; name a rollout, a failure or a drain");
            if (events[index].At.Value >= ends.Value)
                findings.Add(DiagnosticCodes.TriggerTooEarly, ends.Node.At, $"spec.recovery.endsAt: {trigger.Value} begins at {TimeShapes.Shown(events[index].At.Value)}, so it cannot end at {TimeShapes.Shown(ends.Value)}");

            // The run has them in order of time.
            var order = Enumerable.Range(0, events.Count).OrderBy(i => events[i].At.Value).ToList();
            return check with { Event = order.IndexOf(index) };
        }

        findings.Add(
            DiagnosticCodes.TriggerUnknown, trigger.Node.At,
            $"spec.recovery.trigger: there is no traffic source '{trigger.Value}'{Suggestion.For(trigger.Value, traffic.Select(source => source.Name))}, and no such event: write events[0] for the first");
        return check;
    }
}
