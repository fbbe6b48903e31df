using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Tables;

/// <summary><c>events.csv</c>: Kubernetes' events in order of time.</summary>
internal static class EventsTable
{
    private const string Header = "time_s,type,object,reason,message";

    public static void Write(RunResult result, Stream stream)
    {
        using var table = new CsvTable(stream, Header);
        foreach (var one in result.Events)
            table
                .Add(one.Time.TotalSeconds)
                .Add(one.Type)
                .Add(one.Object)
                .Add(one.Reason)
                .Add(one.Message)
                .EndRow();
    }
}
