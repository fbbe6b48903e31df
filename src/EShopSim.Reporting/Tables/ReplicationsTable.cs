using EShopSim.Planning.Statistics;

namespace EShopSim.Reporting.Tables;

/// <summary><c>replications.csv</c>: each measure over the replications, with Student's 95 % interval of its mean.</summary>
internal static class ReplicationsTable
{
    public const string FileName = "replications.csv";

    private const string Header = "measure,replications,mean,standard_deviation,confidence_95_low,confidence_95_high";

    public static void Write(ReplicationSummary summary, Stream stream)
    {
        using var table = new CsvTable(stream, Header);
        foreach (var one in summary.Estimates)
            table
                .Add(one.Measure)
                .Add(one.Count)
                .Add(one.Mean)
                .Add(one.StandardDeviation)
                .Add(one.Mean - one.HalfWidth95)
                .Add(one.Mean + one.HalfWidth95)
                .EndRow();
    }
}
