using EShopSim.Simulation;

namespace EShopSim.Cli;

/// <summary>Shows how far a run has come while it works.</summary>
internal abstract class RunWatch
{
    /// <summary>Does the work; the action it gets is null when nobody watches.</summary>
    public abstract T Watch<T>(Func<Action<RunProgress>?, T> work);

    public static RunWatch For(Terminal terminal, bool quiet, Scenario scenario)
    {
        if (quiet)
            return new SilentWatch();
        var pace = new Pace(terminal.Clock, scenario.Duration);
        return terminal.IsInteractive ? new BarWatch(terminal, pace) : new LineWatch(terminal, pace);
    }
}
