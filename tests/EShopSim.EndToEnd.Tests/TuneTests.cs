using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace EShopSim.EndToEnd.Tests;

[Collection(nameof(TunedSale))]
public sealed class TuneTests(TunedSale sale) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_recommendation_comes_with_manifests_that_read_back_as_recommended()
    {
        sale.Result.ShouldExitWith(0);
        Assert.Contains("meets the objectives", sale.Result.Output, StringComparison.Ordinal);
        var manifest = sale.Manifest;
        (await Tool.RunAsync("validate", manifest)).ShouldExitWith(0);
        var text = await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken);
        using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(sale.Folder, "summary.json"), TestContext.Current.CancellationToken));
        var setting = summary.RootElement.GetProperty("recommended").GetProperty("setting").GetString()!;
        var min = setting.Split("min ")[1].Split(',', ';')[0];
        Assert.Contains($"minReplicas: {min}\n", text, StringComparison.Ordinal);
        Assert.True(new FileInfo(Path.Combine(sale.Folder, "charts", "pareto.png")).Length > 10_000);

        // The tuned manifest in the place of the old one: the scenario runs with it as the search said.
        var run = await Tool.RunAsync("run", Repository.Scenario("flash-sale"), "--manifests", manifest, "--set", "duration=10m", "--quiet", "--out", _folder.Of("run"));
        Assert.Contains("ESH0020", run.Error, StringComparison.Ordinal);
        var workloads = Table.Read(Path.Combine(_folder.Of("run"), "workloads.csv"));
        Assert.True(workloads.Number(workloads.Where("name", "catalog").Last(), "desired_replicas") >= int.Parse(min, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_killed_search_goes_on_where_it_was()
    {
        var folder = _folder.Of("killed");
        using (var search = await StartAsync(folder))
        {
            search.Kill(entireProcessTree: true);
            await search.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await GoesOnAsync(folder);
    }

    [Fact]
    public async Task A_search_that_is_interrupted_says_so_and_goes_on_where_it_was()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no signal to send as Ctrl+C does");
        var folder = _folder.Of("interrupted");
        using (var search = await StartAsync(folder))
        {
            // What a terminal sends at Ctrl+C.
            using var kill = Process.Start("kill", ["-INT", search.Id.ToString(CultureInfo.InvariantCulture)]);
            await search.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(3, search.ExitCode);
            Assert.Contains("interrupted", await search.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        await GoesOnAsync(folder);
    }

    [Theory]
    [InlineData("no such HPA", "--hpa", "catalogue")]
    [InlineData("is none of target, min", "--space", "minimum=2")]
    [InlineData("did you mean 'target'?", "--space", "traget=50")]
    [InlineData("give whole numbers", "--space", "min=two")]
    [InlineData("has no objectives", "--set", "objectives=[]")]
    public async Task A_wrong_command_line_is_refused_before_any_run(string complaint, params string[] arguments)
    {
        var result = await Tool.RunAsync(["tune", Repository.Scenario("flash-sale"), "--out", _folder.Of("none"), .. arguments]);

        result.ShouldExitWith(2);
        Assert.Contains(complaint, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Of("none")));
    }

    // A search that has finished some of its runs, and not all.
    private static async Task<Process> StartAsync(string folder)
    {
        var search = Tool.Start([.. TunedSale.Search, "--out", folder]);
        while (!search.HasExited && LinesOf(Path.Combine(folder, "runs.journal")) < 10)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.False(search.HasExited);
        return search;
    }

    private async Task GoesOnAsync(string folder)
    {
        Assert.False(File.Exists(Path.Combine(folder, "summary.json")));
        var resumed = await Tool.RunAsync([.. TunedSale.Search, "--resume", "--out", folder]);
        resumed.ShouldExitWith(0);
        var found = resumed.Error.Split("resuming: ")[1].Split(" finished runs found")[0];
        Assert.True(int.Parse(found, CultureInfo.InvariantCulture) >= 9, resumed.Error);
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(sale.Folder, "summary.json"), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(Path.Combine(folder, "summary.json"), TestContext.Current.CancellationToken));
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
