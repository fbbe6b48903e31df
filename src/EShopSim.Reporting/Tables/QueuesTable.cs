using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Tables;

/// <summary><c>queues.csv</c>: one row per sample and queue of messages; only where there is one.</summary>
internal static class QueuesTable
{
    public const string FileName = "queues.csv";

    private const string Header =
        "time_s,name,published_per_second,consumed_per_second,redelivered_per_second,dead_lettered_per_second,rejected_per_second,backlog,in_hand,oldest_s";

    public static void Write(RunResult result, Stream stream)
    {
        using var table = new CsvTable(stream, Header);
        for (var i = 0; i < result.SampleTimesSeconds.Count; i++)
        {
            var time = CsvNumber.Of(result.SampleTimesSeconds[i]);
            foreach (var queue in result.Queues)
                table
                    .Add(time)
                    .Add(queue.Name)
                    .Add(queue.PublishedPerSecond[i])
                    .Add(queue.ConsumedPerSecond[i])
                    .Add(queue.RedeliveredPerSecond[i])
                    .Add(queue.DeadLetteredPerSecond[i])
                    .Add(queue.RejectedPerSecond[i])
                    .Add(queue.Backlog[i])
                    .Add(queue.InHand[i])
                    .Add(queue.OldestSeconds[i])
                    .EndRow();
        }
    }
}
