using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Tables;

/// <summary><c>nodes.csv</c>: one row per sample and node that is there; ready is 1 or 0.</summary>
internal static class NodesTable
{
    private const string Header = "time_s,name,zone,ready,pods,cpu_requested_millicores,cpu_usage_millicores,cpu_allocatable_millicores";

    public static void Write(RunResult result, Stream stream)
    {
        using var table = new CsvTable(stream, Header);
        for (var i = 0; i < result.SampleTimesSeconds.Count; i++)
        {
            var time = CsvNumber.Of(result.SampleTimesSeconds[i]);
            foreach (var node in result.Nodes.Where(node => node.Present[i] > 0))
                table
                    .Add(time)
                    .Add(node.Name)
                    .Add(node.Zone)
                    .Add(node.Ready[i])
                    .Add(node.Pods[i])
                    .Add(node.CpuRequestedMillicores[i])
                    .Add(node.CpuUsageMillicores[i])
                    .Add(node.CpuAllocatableMillicores[i])
                    .EndRow();
        }
    }
}
