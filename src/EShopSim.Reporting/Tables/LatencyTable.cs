using EShopSim.Reporting.Summaries;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Reporting.Tables;

/// <summary><c>latency.csv</c>: one row per sample, traffic source and entry operation; the parts add up to the mean latency.</summary>
internal static class LatencyTable
{
    private static readonly string Header = string.Join(',', ["time_s", "traffic", "operation", .. LatencyKinds.All.Select(kind => LatencyWords.Field(kind) + "_ms")]);

    public static void Write(RunResult result, Stream stream)
    {
        using var table = new CsvTable(stream, Header);
        for (var i = 0; i < result.SampleTimesSeconds.Count; i++)
        {
            var time = CsvNumber.Of(result.SampleTimesSeconds[i]);
            foreach (var series in result.Operations.Where(o => o.LatencyPartsMs.Count > 0))
            {
                table.Add(time).Add(series.Traffic).Add(series.Operation);
                foreach (var part in series.LatencyPartsMs)
                    table.Add(part[i]);
                table.EndRow();
            }
        }
    }
}
