using System.Text.Json;

namespace EShopSim.EndToEnd.Tests;

public sealed class CompareTests : IDisposable
{
    private static readonly string[] Short = ["--set", "duration=12m", "--set", "warmup=2m", "--replications", "3", "--quiet"];

    private readonly TemporaryFolder _folder = new();

    private static string FlashSale => Repository.Scenario("flash-sale");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_scenario_against_itself_differs_by_exactly_nothing()
    {
        var result = await Tool.RunAsync(["compare", FlashSale, FlashSale, .. Short, "--out", _folder.Of("same")]);

        result.ShouldExitWith(1);
        var table = Table.Read(Path.Combine(_folder.Of("same"), "differences.csv"));
        Assert.NotEmpty(table.Rows);
        Assert.All(table.Rows, row => Assert.Equal("0", table.Text(row, "difference")));
        Assert.Contains("flash-sale (2) against flash-sale:", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variants_tell_in_words_tables_and_charts_what_they_change()
    {
        var result = await Tool.RunAsync(["compare", FlashSale, "--variant", "warm:hpa/catalog.spec.minReplicas=12,hpa/cart.spec.minReplicas=6", .. Short, "--out", _folder.Of("warm")]);

        result.ShouldExitWith(1);
        Assert.StartsWith("warm against as it is: ", result.Output, StringComparison.Ordinal);
        using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.Of("warm"), "summary.json"), TestContext.Current.CancellationToken));
        var differences = summary.RootElement.GetProperty("variants")[1].GetProperty("differences").EnumerateArray()
            .ToDictionary(d => d.GetProperty("measure").GetString()!, d => d.GetProperty("difference").GetDouble(), StringComparer.Ordinal);
        Assert.True(differences["catalog replica-hours"] > 0);
        Assert.True(differences["catalog.product failed"] < 0);
        foreach (var chart in new[] { "overview", "replicas", "latency" })
            Assert.True(new FileInfo(Path.Combine(_folder.Of("warm"), "charts", chart + ".png")).Length > 10_000);
    }

    [Theory]
    [InlineData("compare needs two scenarios")]
    [InlineData("--variant takes NAME:PATH=VALUE", "--variant", "no-colon=1")]
    [InlineData("ESH0009", "--variant", "wrong:hpa/catalogue.spec.minReplicas=2")]
    [InlineData("--precision takes a percentage", "--variant", "a:duration=5m", "--precision", "5")]
    public async Task A_wrong_command_line_is_refused_before_any_run(string complaint, params string[] arguments)
    {
        var result = await Tool.RunAsync(["compare", FlashSale, "--out", _folder.Of("none"), .. arguments]);

        result.ShouldExitWith(2);
        Assert.Contains(complaint, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Of("none")));
    }
}
