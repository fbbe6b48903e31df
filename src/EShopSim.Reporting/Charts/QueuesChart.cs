using EShopSim.Reporting.Drawing;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Charts;

/// <summary>The queues of messages: what comes in and goes out, and what waits and for how long.</summary>
internal static class QueuesChart
{
    public const string Name = "queues";

    private const int MostQueues = 4;

    /// <summary>The page; null where there is no queue.</summary>
    public static Page? Of(RunResult result)
    {
        if (result.Queues.Count == 0)
            return null;
        var chosen = Columns.Busiest(result.Queues, MostQueues, queue => queue.PublishedPerSecond);
        return ChartFrame.Of(result, Name, "queues of messages", [.. chosen.SelectMany(Panels)], LeftOut.Words("less traffic", result.Queues.Except(chosen).Select(queue => queue.Name)));
    }

    private static IEnumerable<Panel> Panels(QueueSeries queue) =>
    [
        new(queue.Name + ": messages that come and go", "messages/s",
        [
            .. Trace.WhereAny("redelivered", queue.RedeliveredPerSecond, Palette.Orange),
            .. Trace.WhereAny("put aside", queue.DeadLetteredPerSecond, Palette.Vermillion),
            .. Trace.WhereAny("no place for them", queue.RejectedPerSecond, Palette.Purple),
            new Trace("consumed", queue.ConsumedPerSecond, Palette.Sky),
            new Trace("published", queue.PublishedPerSecond, Palette.Ink),
        ]),
        new(queue.Name + ": messages that wait", "messages",
        [
            new Trace("backlog", queue.Backlog, Palette.Blue) { IsFilled = true },
            new Trace("in hand", queue.InHand, Palette.Green),
        ])
        { Height = 110 },
        new(queue.Name + ": age of the oldest", "s", [new Trace("oldest", queue.OldestSeconds, Palette.Vermillion)]) { Height = 90 },
    ];
}
