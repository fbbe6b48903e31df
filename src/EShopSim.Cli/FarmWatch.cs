using System.Globalization;
using EShopSim.Planning.Runs;
using Spectre.Console;

namespace EShopSim.Cli;

/// <summary>Shows how far a set of runs has come: a bar on a terminal, a line now and then elsewhere, nothing when asked to be quiet.</summary>
internal sealed class FarmWatch(Terminal terminal, bool quiet)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly long _started = terminal.Clock.GetTimestamp();
    private TimeSpan _nextLine = Interval;

    /// <summary>Does the work; the action it gets is called by one thread at a time, and is null when nobody watches.</summary>
    public T Watch<T>(Func<Action<FarmProgress>?, T> work)
    {
        if (quiet)
            return work(null);
        return terminal.IsInteractive ? WithBar(work) : WithLines(work);
    }

    private T WithBar<T>(Func<Action<FarmProgress>?, T> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .Start(context =>
            {
                var task = context.AddTask("starting", maxValue: 1);
                return work(progress =>
                {
                    task.Value = progress.Done / progress.Known;
                    task.Description = Markup.Escape(Text(progress));
                });
            });
    }

    private T WithLines<T>(Func<Action<FarmProgress>?, T> work)
    {
        var last = "";
        var result = work(progress =>
        {
            last = Text(progress);
            if (Elapsed < _nextLine)
                return;
            _nextLine = Elapsed + Interval;
            terminal.Error.WriteLine(last);
        });
        if (last.Length > 0)
            terminal.Error.WriteLine(last);
        return result;
    }

    private TimeSpan Elapsed => terminal.Clock.GetElapsedTime(_started);

    // Runs whose results were there already took no time and say nothing of the time left.
    private string Text(FarmProgress progress)
    {
        var seconds = Elapsed.TotalSeconds;
        var paid = progress.Done - progress.Reused;
        var left = paid > 0 ? seconds * (progress.Known - progress.Done) / paid : 0;
        var reused = progress.Reused > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({progress.Reused} reused)") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{progress.Done:0.#} of {progress.Known} runs{reused}, {left:0} s left");
    }
}
