using System.Text.Json;

namespace EShopSim.EndToEnd.Tests;

/// <summary>The shipped storm of retries: it keeps the shop down for good, and a budget for retries lets it recover.</summary>
public sealed class RetryStormTests
{
    [Fact]
    public async Task Retries_without_a_budget_keep_the_shop_down_when_the_trigger_is_gone()
    {
        var (summary, output) = await Run();
        var recovery = summary.GetProperty("recovery");
        Assert.Equal("metastable", recovery.GetProperty("outcome").GetString());
        Assert.Equal(JsonValueKind.Null, recovery.GetProperty("recovered_after_seconds").ValueKind);
        Assert.True(recovery.GetProperty("before_trigger").GetProperty("healthy").GetBoolean());
        Assert.InRange(recovery.GetProperty("at_end_of_watch").GetProperty("failed_percent").GetDouble(), 50, 100);
        Assert.Contains("Stays collapsed (metastable)", output.ReplaceLineEndings(" "), StringComparison.Ordinal);

        // Three retries and nobody served: four tries for each first one, for nobody.
        var web = summary.GetProperty("workloads").EnumerateArray().First(w => w.GetProperty("name").GetString() == "web");
        Assert.InRange(summary.GetProperty("operations")[0].GetProperty("retry_amplification").GetDouble(), 2.5, 4);
        Assert.InRange(web.GetProperty("wasted_cpu_core_hours").GetDouble() / web.GetProperty("cpu_core_hours").GetDouble(), 0.6, 1);
    }

    [Fact]
    public async Task With_a_budget_for_retries_it_recovers()
    {
        var (summary, output) = await Run("--set", "traffic[customers].retries.budget=10%");
        var recovery = summary.GetProperty("recovery");
        Assert.Equal("recovered", recovery.GetProperty("outcome").GetString());
        Assert.InRange(recovery.GetProperty("recovered_after_seconds").GetDouble(), 0, 60);
        Assert.InRange(summary.GetProperty("operations")[0].GetProperty("retry_amplification").GetDouble(), 1, 1.1);
        Assert.Contains("Recovered ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trigger_can_be_ended_from_the_command_line()
    {
        // After two seconds too little has piled up to keep the shop down.
        var (summary, _) = await Run("--end-trigger", "242s");
        var recovery = summary.GetProperty("recovery");
        Assert.Equal(242, recovery.GetProperty("trigger_ends_at_seconds").GetDouble());
        Assert.NotEqual("metastable", recovery.GetProperty("outcome").GetString());
    }

    private static async Task<(JsonElement Summary, string Output)> Run(params string[] options)
    {
        using var folder = new TemporaryFolder();
        var result = await Tool.RunAsync(["run", Repository.Scenario("retry-storm"), "--quiet", "--out", folder.Of("out"), .. options]);
        result.ShouldExitWith(0);
        using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder.Of("out"), "summary.json"), TestContext.Current.CancellationToken));
        return (summary.RootElement.Clone(), result.Output);
    }
}
