using System.Text.Json;
using EShopSim.Planning.Runs;
using EShopSim.Planning.Statistics;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Tests;

public sealed class ReplicationReportTests
{
    private static readonly RunResult Run = SyntheticRun.Of(15);
    private static readonly ReplicationSummary Three = SummaryOf(3);

    [Fact]
    public void Several_replications_leave_a_table_and_a_single_one_takes_it_away()
    {
        using var folder = new TemporaryFolder();

        RunReport.Write(Run, Three, folder.Path("run"), TestContext.Current.CancellationToken);
        var lines = File.ReadAllLines(folder.Path("run", "replications.csv"));
        Assert.Equal("measure,replications,mean,standard_deviation,confidence_95_low,confidence_95_high", lines[0]);
        Assert.Equal(Three.Estimates.Count + 1, lines.Length);

        RunReport.Write(Run, SummaryOf(1), folder.Path("run"), TestContext.Current.CancellationToken);
        Assert.False(File.Exists(folder.Path("run", "replications.csv")));
    }

    [Fact]
    public void The_JSON_tells_what_the_replications_say_together()
    {
        using var json = JsonDocument.Parse(SummaryJson.Of(Run, Three));
        var replications = json.RootElement.GetProperty("replications");

        Assert.Equal(3, replications.GetProperty("count").GetInt32());
        Assert.Equal(3 * Run.OperationSummaries[0].Offered, replications.GetProperty("operations")[0].GetProperty("offered").GetInt64());
        Assert.Equal(0, replications.GetProperty("estimates")[0].GetProperty("confidence_95_half_width").GetDouble());
        Assert.Equal(SummaryJson.Of(Run), SummaryJson.Of(Run, SummaryOf(1)));
    }

    [Fact]
    public void Console_and_report_name_the_number_of_replications()
    {
        Assert.Contains("Over 3 replications", ConsoleSummary.Of(Run, Three, 120), StringComparison.Ordinal);
        Assert.Contains("## Over 3 replications", ReportMarkdown.Of(Run, Three, ["overview"]), StringComparison.Ordinal);
    }

    private static ReplicationSummary SummaryOf(int count) => ReplicationSummary.Of(Run.Scenario, [.. Enumerable.Repeat(RunMeasures.Of(Run), count)]);
}
