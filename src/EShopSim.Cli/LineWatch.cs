using EShopSim.Simulation;

namespace EShopSim.Cli;

/// <summary>A line now and then, for logs.</summary>
internal sealed class LineWatch(Terminal terminal, Pace pace) : RunWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private TimeSpan _nextLine = Interval;

    public override T Watch<T>(Func<Action<RunProgress>?, T> work)
    {
        var result = work(progress =>
        {
            pace.Add(progress);
            if (pace.Elapsed < _nextLine)
                return;
            _nextLine = pace.Elapsed + Interval;
            terminal.Error.WriteLine(pace.ToString());
        });
        terminal.Error.WriteLine(pace.ToString());
        return result;
    }
}
