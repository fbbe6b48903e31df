using System.Text.Json;

namespace EShopSim.EndToEnd.Tests;

public sealed class PlanTests : IDisposable
{
    private static readonly string[] Short = ["--window", "5s", "--replications", "2", "--precision", "20%", "--quiet"];

    private readonly TemporaryFolder _folder = new();

    private static string GettingStarted => Repository.Scenario("getting-started");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_plan_says_what_a_load_needs_and_gives_it_to_apply()
    {
        var result = await Tool.RunAsync(["plan", GettingStarted, "--load", "3", .. Short, "--out", _folder.Of("plan")]);

        result.ShouldExitWith(0);
        Assert.StartsWith("The present manifests carry ×", result.Output, StringComparison.Ordinal);
        var table = Table.Read(Path.Combine(_folder.Of("plan"), "plan.csv"));
        Assert.Equal(["3"], table.Rows.Select(row => table.Text(row, "load")));
        Assert.All(table.Rows, row =>
        {
            Assert.True(table.Number(row, "objective_percent") <= 100);
            Assert.True(table.Number(row, "one_fewer_objective_percent") > 100);
        });
        Assert.Contains("Over the whole scenario at ×3 with HPAs within these bounds the objectives hold", result.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        foreach (var chart in new[] { "replicas", "capacity", "cost" })
            Assert.True(new FileInfo(Path.Combine(_folder.Of("plan"), "charts", chart + ".png")).Length > 10_000);

        // The settings beside the manifests are options of the command line; with them the scenario has what was planned.
        var settings = Path.Combine(_folder.Of("plan"), "manifests", "x3", "settings.txt");
        var run = await Tool.RunAsync(["run", GettingStarted, "--set", "duration=2m", "@" + settings, "--quiet", "--json", "--out", _folder.Of("run")]);
        run.ShouldExitWith(0);
        using var summary = JsonDocument.Parse(run.Output);
        using var plan = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.Of("plan"), "summary.json"), TestContext.Current.CancellationToken));
        var planned = plan.RootElement.GetProperty("loads")[0];
        Assert.Equal(planned.GetProperty("cost_per_hour").GetDouble(), summary.RootElement.GetProperty("cost").GetProperty("per_hour").GetDouble());
        Assert.InRange(summary.RootElement.GetProperty("workloads")[0].GetProperty("ready_replicas_min").GetInt32(), planned.GetProperty("modules")[0].GetProperty("hpa").GetProperty("min_replicas").GetInt32(), 100);
    }

    [Theory]
    [InlineData("max", 1, "--load", "8")]
    [InlineData("min", 5, "--load", "1")]
    public async Task A_plan_beyond_a_pools_bounds_says_so_and_can_be_run(string bound, int value, params string[] load)
    {
        string[] pool = ["--set", "cluster.nodePools[general].count=" + value, "--set", $"cluster.nodePools[general].{bound}={value}"];
        var result = await Tool.RunAsync(["plan", GettingStarted, .. pool, .. load, .. Short, "--out", _folder.Of("bounds")]);

        result.ShouldExitWith(0);
        Assert.Contains($"but its {bound} is {value}", result.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains($"but its {bound} is {value}", await File.ReadAllTextAsync(Path.Combine(_folder.Of("bounds"), "report.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var settings = Path.Combine(_folder.Of("bounds"), "manifests", "x" + load[1], "settings.txt");
        var run = await Tool.RunAsync(["run", GettingStarted, .. pool, "--set", "duration=2m", "@" + settings, "--quiet", "--out", _folder.Of("run")]);
        Assert.DoesNotContain("ESH0105", run.Error, StringComparison.Ordinal);
        run.ShouldExitWith(0);
    }

    [Fact]
    public async Task An_interrupted_plan_goes_on_to_the_same_answer()
    {
        string[] arguments = ["plan", GettingStarted, .. Short, "--out", _folder.Of("again"), "--json"];
        var first = await Tool.RunAsync(arguments);
        var journal = Path.Combine(_folder.Of("again"), "runs.journal");
        var lines = await File.ReadAllLinesAsync(journal, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(journal, lines.Take(lines.Length / 2), TestContext.Current.CancellationToken);

        var resumed = await Tool.RunAsync([.. arguments, "--resume"]);

        resumed.ShouldExitWith(0);
        Assert.Equal(first.Output, resumed.Output);
    }

    [Theory]
    [InlineData("--load takes multiples", "--load", "1,many")]
    [InlineData("has no objectives", "--set", "objectives=[]")]
    [InlineData("--survive takes none, node or zone, not zonne (did you mean 'zone'?).", "--survive", "zonne")]
    [InlineData("give a node pool zones", "--survive", "zone")]
    public async Task A_wrong_command_line_is_refused_before_any_run(string complaint, params string[] arguments)
    {
        var result = await Tool.RunAsync(["plan", GettingStarted, "--out", _folder.Of("none"), .. arguments]);

        result.ShouldExitWith(2);
        Assert.Contains(complaint, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Of("none")));
    }

    [Fact]
    public async Task An_objective_that_nothing_reaches_is_said_to_be_one()
    {
        var result = await Tool.RunAsync(["plan", GettingStarted, "--set", "objectives[0].p99=1ms", .. Short, "--out", _folder.Of("never")]);

        result.ShouldExitWith(1);
        Assert.StartsWith("No number of replicas meets my-app.hello p99 ≤ 1 ms", result.Output, StringComparison.Ordinal);
    }
}
