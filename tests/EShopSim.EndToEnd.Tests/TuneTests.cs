using System.Text.Json;

namespace EShopSim.EndToEnd.Tests;

public sealed class TuneTests : IDisposable
{
    private static readonly string[] Search =
    [
        "tune", Repository.Scenario("flash-sale"), "--set", "duration=14m", "--set", "warmup=8m", "--hpa", "catalog", "--space", "min=4,8,12,16", "--space", "target=50,60",
        "--set", "objectives=[{operation: catalog.product, p95: 400ms}, {operation: catalog.product, errorRate: 1%}]", "--quiet",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_recommendation_comes_with_manifests_that_read_back_as_recommended()
    {
        var result = await Tool.RunAsync([.. Search, "--out", _folder.Of("tuned")]);

        result.ShouldExitWith(0);
        Assert.Contains("meets the objectives", result.Output, StringComparison.Ordinal);
        var manifest = Path.Combine(_folder.Of("tuned"), "manifests", "catalog.yaml");
        (await Tool.RunAsync("validate", manifest)).ShouldExitWith(0);
        var text = await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken);
        using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.Of("tuned"), "summary.json"), TestContext.Current.CancellationToken));
        var setting = summary.RootElement.GetProperty("recommended").GetProperty("setting").GetString()!;
        var min = setting.Split("min ")[1].Split(',', ';')[0];
        Assert.Contains($"minReplicas: {min}\n", text, StringComparison.Ordinal);
        Assert.True(new FileInfo(Path.Combine(_folder.Of("tuned"), "charts", "pareto.png")).Length > 10_000);

        // The tuned manifest in the place of the old one: the scenario runs with it as the search said.
        var run = await Tool.RunAsync("run", Repository.Scenario("flash-sale"), "--manifests", manifest, "--set", "duration=10m", "--quiet", "--out", _folder.Of("run"));
        Assert.Contains("ESH0020", run.Error, StringComparison.Ordinal);
        var workloads = Table.Read(Path.Combine(_folder.Of("run"), "workloads.csv"));
        Assert.True(workloads.Number(workloads.Where("name", "catalog").Last(), "desired_replicas") >= int.Parse(min, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_killed_search_goes_on_where_it_was()
    {
        var folder = _folder.Of("killed");
        var journal = Path.Combine(folder, "runs.journal");
        using (var search = Tool.Start([.. Search, "--out", folder]))
        {
            while (!search.HasExited && LinesOf(journal) < 12)
                await Task.Delay(20, TestContext.Current.CancellationToken);
            search.Kill(entireProcessTree: true);
            await search.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.False(File.Exists(Path.Combine(folder, "summary.json")));
        var resumed = await Tool.RunAsync([.. Search, "--resume", "--out", folder]);
        resumed.ShouldExitWith(0);
        Assert.Contains("finished runs found", resumed.Error, StringComparison.Ordinal);
        (await Tool.RunAsync([.. Search, "--out", _folder.Of("whole")])).ShouldExitWith(0);
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(_folder.Of("whole"), "summary.json"), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(Path.Combine(folder, "summary.json"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("no such HPA", "--hpa", "catalogue")]
    [InlineData("is none of target, min", "--space", "minimum=2")]
    [InlineData("give whole numbers", "--space", "min=two")]
    [InlineData("has no objectives", "--set", "objectives=[]")]
    public async Task A_wrong_command_line_is_refused_before_any_run(string complaint, params string[] arguments)
    {
        var result = await Tool.RunAsync(["tune", Repository.Scenario("flash-sale"), "--out", _folder.Of("none"), .. arguments]);

        result.ShouldExitWith(2);
        Assert.Contains(complaint, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Of("none")));
    }

    private static int LinesOf(string path)
    {
        if (!File.Exists(path))
            return 0;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Count(c => c == '\n');
    }
}
