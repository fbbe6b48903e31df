using System.Text.Json;

namespace EShopSim.EndToEnd.Tests;

public sealed class ShippedScenarioTests(ShippedRuns runs)
{
    private static readonly Dictionary<string, string> _headers = new(StringComparer.Ordinal)
    {
        ["workloads"] = "time_s,namespace,kind,name,desired_replicas,replicas,ready_replicas,unavailable_replicas,cpu_usage_millicores,cpu_request_millicores,cpu_utilization_percent,throttled_percent,requests_per_second,errors_per_second,in_flight",
        ["operations"] = "time_s,traffic,operation,offered_per_second,completed_per_second,failed_per_second,latency_mean_ms,latency_p50_ms,latency_p95_ms,latency_p99_ms",
        ["hpa"] = "time_s,namespace,name,current_replicas,ready_pods,metric,current_value,target_value,proposal_replicas,stabilized_replicas,desired_replicas,reason,message",
        ["nodes"] = "time_s,name,zone,ready,pods,cpu_requested_millicores,cpu_usage_millicores,cpu_allocatable_millicores",
        ["pods"] = "namespace,name,owner,node,zone,created_s,scheduled_s,started_s,ready_s,deleting_s,gone_s,reason",
        ["events"] = "time_s,type,object,reason,message",
    };

    // Name, exit code (1 where the scenario shows an objective being missed), simulated seconds.
    public static TheoryData<string, int, int> Scenarios => new()
    {
        { "getting-started", 0, 1200 },
        { "shop-day", 0, 32400 },
        { "flash-sale", 1, 2400 },
        { "black-friday", 1, 10800 },
        { "black-friday-tuned", 0, 10800 },
        { "rolling-update", 0, 2400 },
        { "node-failure", 1, 3000 },
        { "online-boutique-users", 0, 1800 },
    };

    public static TheoryData<string> Names => [.. Scenarios.Select(s => s.Data.Item1)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task It_runs_to_its_end_with_the_verdict_it_tells_of(string name, int exitCode, int seconds)
    {
        var run = await runs.Of(name);
        run.Result.ShouldExitWith(exitCode);
        var workloads = run.Table("workloads");
        Assert.Equal(seconds, workloads.Number(workloads.Rows[^1], "time_s"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_table_has_its_header_and_rows(string name)
    {
        var run = await runs.Of(name);
        foreach (var (table, header) in _headers)
        {
            var read = run.Table(table);
            Assert.Equal(header, read.Header);
            Assert.NotEmpty(read.Rows);
            Assert.All(read.Rows, row => Assert.Equal(header.Split(',').Length, row.Length));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_chart_is_there_as_a_picture_and_as_a_drawing(string name)
    {
        var charts = Path.Combine((await runs.Of(name)).Folder, "charts");
        var pictures = Directory.GetFiles(charts, "*.png").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).ToList();
        var drawings = Directory.GetFiles(charts, "*.svg").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).ToList();
        Assert.True(pictures.Count >= 5, $"only {pictures.Count} charts");
        Assert.Equal(pictures, drawings);
        Assert.All(Directory.GetFiles(charts), file => Assert.True(new FileInfo(file).Length > 1000, file));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_summary_conserves_requests_and_the_report_names_the_scenario(string name)
    {
        var run = await runs.Of(name);
        using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(run.Folder, "summary.json"), TestContext.Current.CancellationToken));
        var requests = summary.RootElement.GetProperty("requests");
        Assert.True(requests.GetProperty("arrived").GetInt64() > 10_000);
        Assert.Equal(
            requests.GetProperty("arrived").GetInt64(),
            requests.GetProperty("completed").GetInt64() + requests.GetProperty("failed").GetInt64() + requests.GetProperty("in_flight").GetInt64());
        Assert.Contains(name, await File.ReadAllTextAsync(Path.Combine(run.Folder, "report.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_validates_without_a_warning_but_the_one_that_the_introductions_deserve(string name)
    {
        var result = await Tool.RunAsync("validate", Repository.Scenario(name));
        result.ShouldExitWith(0);
        // replicas beside an HPA: every introduction has it, so getting-started has it too.
        Assert.Contains(name == "getting-started" ? "0 errors, 1 warning," : "0 errors, 0 warnings,", result.Error + result.Output, StringComparison.Ordinal);
    }
}
