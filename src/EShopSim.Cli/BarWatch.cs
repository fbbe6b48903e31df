using EShopSim.Simulation;
using Spectre.Console;

namespace EShopSim.Cli;

/// <summary>A bar on a terminal, with the rate and the time left.</summary>
internal sealed class BarWatch(Terminal terminal, Pace pace) : RunWatch
{
    public override T Watch<T>(Func<Action<RunProgress>?, T> work)
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
                    pace.Add(progress);
                    task.Value = pace.Fraction;
                    task.Description = Markup.Escape(pace.ToString());
                });
            });
    }
}
