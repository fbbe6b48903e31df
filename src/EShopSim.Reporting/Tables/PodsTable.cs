using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Tables;

/// <summary><c>pods.csv</c>: one row per pod there ever was.</summary>
internal static class PodsTable
{
    private const string Header = "namespace,name,owner,node,zone,created_s,scheduled_s,started_s,ready_s,deleting_s,gone_s,reason";

    public static void Write(RunResult result, Stream stream)
    {
        using var table = new CsvTable(stream, Header);
        foreach (var pod in result.Pods)
            table
                .Add(pod.Namespace)
                .Add(pod.Name)
                .Add(pod.Owner)
                .Add(pod.Node)
                .Add(pod.Zone)
                .Add((double?)pod.CreatedSeconds)
                .Add(pod.ScheduledSeconds)
                .Add(pod.StartedSeconds)
                .Add(pod.ReadySeconds)
                .Add(pod.DeletingSeconds)
                .Add(pod.GoneSeconds)
                .Add(pod.Reason)
                .EndRow();
    }
}
