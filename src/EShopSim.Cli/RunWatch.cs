using EShopSim.Simulation;

namespace EShopSim.Cli;

/// <summary>Shows how far the runs have come while they work.</summary>
internal abstract class RunWatch
{
    /// <summary>Does the work; the action it gets may be called from several threads, and is null when nobody watches.</summary>
    public abstract T Watch<T>(Func<Action<RunProgress>?, T> work);

    public static RunWatch For(Terminal terminal, bool quiet, Scenario scenario, int replications)
    {
        if (quiet)
            return new SilentWatch();
        var pace = new Pace(terminal.Clock, scenario.Duration, replications);
        return terminal.IsInteractive ? new BarWatch(terminal, pace) : new LineWatch(terminal, pace);
    }
}
