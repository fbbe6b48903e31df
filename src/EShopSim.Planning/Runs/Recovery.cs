using EShopSim.Simulation.Results;

namespace EShopSim.Planning.Runs;

/// <summary>How long users felt an event of the scenario.</summary>
/// <param name="Event">The event, as <c>rollout catalog</c>.</param>
/// <param name="AtSeconds">When it happened, in simulated seconds.</param>
/// <param name="Seconds">From the event to the end of the last window that missed an objective before all held for five minutes; 0 when they did from the start.</param>
/// <param name="Recovered">Whether all objectives held again before the next event, or the end.</param>
public sealed record Recovery(string Event, double AtSeconds, double Seconds, bool Recovered)
{
    // A window missed hours later has another cause, be it mere chance.
    private const double HealthySeconds = 300;

    internal static IReadOnlyList<Recovery> AllIn(RunResult run)
    {
        var events = run.Scenario.Events;
        return [.. events.Select((e, i) => Of(
            e.Label,
            e.At.TotalSeconds,
            i + 1 < events.Count ? events[i + 1].At.TotalSeconds : run.SimulatedTime.TotalSeconds,
            run.ObjectiveWindows))];
    }

    private static Recovery Of(string label, double at, double next, IReadOnlyList<IReadOnlyList<ObjectiveWindow>> windows)
    {
        var felt = 0.0;
        var last = at;
        foreach (var window in windows.SelectMany(w => w).Where(w => w.EndSeconds > at && w.EndSeconds <= next).OrderBy(w => w.EndSeconds))
        {
            last = Math.Max(last, window.EndSeconds);
            if (window.Missed && window.StartSeconds < at + felt + HealthySeconds)
                felt = window.EndSeconds - at;
        }

        return new Recovery(label, at, felt, felt == 0 || at + felt < last);
    }
}
