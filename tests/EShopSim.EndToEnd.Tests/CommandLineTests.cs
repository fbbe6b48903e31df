using System.Text.Json;

namespace EShopSim.EndToEnd.Tests;

public sealed class CommandLineTests : IDisposable
{
    private const string Small = """
        apiVersion: eshopsim.dev/v1alpha1
        kind: Scenario
        metadata: { name: small }
        spec:
          duration: 2m
          cluster:
            nodePools: [ { name: general, count: 1, capacity: { cpu: "2", memory: 8Gi } } ]
          modules:
            my-app: { operations: { hello: { cpu: 10ms } } }
          traffic:
            - { mix: { my-app.hello: 1 }, load: { shape: constant, rate: 20 } }
          objectives:
            - { operation: my-app.hello, p99: 1s }
        """;

    private readonly TemporaryFolder _folder = new();

    private static string Manifests => Path.Combine(Repository.Scenario("getting-started"), "manifests");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_scenario_on_standard_input_runs_over_manifests_from_the_command_line()
    {
        var result = await Tool.RunAsync(Small, ["run", "-", "--manifests", Manifests, "--quiet", "--out", _folder.Of("out")]);
        result.ShouldExitWith(0);
        Assert.True(File.Exists(Path.Combine(_folder.Of("out"), "summary.json")));
    }

    [Fact]
    public async Task Quiet_leaves_standard_error_to_warnings_and_errors()
    {
        var config = _folder.Of("config.yaml");
        await File.WriteAllTextAsync(config, "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\n", TestContext.Current.CancellationToken);
        string[] run = ["run", "-", "--manifests", Manifests, "--manifests", config, "--out", _folder.Of("out")];
        var loud = await Tool.RunAsync(Small, run);
        var quiet = await Tool.RunAsync(Small, [.. run, "--quiet"]);

        Assert.Contains("note ESH0202", loud.Error, StringComparison.Ordinal);
        Assert.Contains("simulated", loud.Error, StringComparison.Ordinal);
        Assert.StartsWith("warning ESH0302", quiet.Error[quiet.Error.IndexOf("warning", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Single(quiet.Error.TrimEnd().Split('\n'));
        Assert.Equal(loud.Output, quiet.Output);
    }

    [Theory]
    [InlineData("90s..30s", "--charts takes FROM..TO, as 4d..4d2h or 10m.., not 90s..30s.")]
    [InlineData("noon", "--charts takes FROM..TO, as 4d..4d2h or 10m.., not noon.")]
    [InlineData("5m..", "--charts begins when all is over: from 5m to 2m.")]
    public async Task Charts_of_no_time_are_refused(string part, string complaint)
    {
        var result = await Tool.RunAsync(Small, ["run", "-", "--manifests", Manifests, "--charts", part, "--quiet", "--out", _folder.Of("out")]);
        result.ShouldExitWith(2);
        Assert.Contains(complaint, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Of("out")));
    }

    [Fact]
    public async Task Charts_of_a_part_of_the_time_leave_the_figures_as_they_are()
    {
        string[] run = ["run", "-", "--manifests", Manifests, "--quiet", "--out"];
        var whole = await Tool.RunAsync(Small, [.. run, _folder.Of("whole")]);
        var part = await Tool.RunAsync(Small, [.. run, _folder.Of("part"), "--charts", "30s..1m30s"]);

        Assert.Equal(whole.Output.Replace(_folder.Of("whole"), _folder.Of("part"), StringComparison.Ordinal), part.Output);
        Assert.Equal(await Read("whole", "report.md"), await Read("part", "report.md"));
        Assert.NotEqual(await Read("whole", "charts/overview.svg"), await Read("part", "charts/overview.svg"));

        Task<string> Read(string folder, string file) => File.ReadAllTextAsync(Path.Combine(_folder.Of(folder), file), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Without_out_the_results_go_to_a_folder_of_the_scenarios_name()
    {
        (await Tool.RunAsync(Small, ["run", "-", "--manifests", Manifests, "--quiet"], _folder.Path)).ShouldExitWith(0);
        Assert.True(File.Exists(Path.Combine(_folder.Path, "out", "small", "summary.json")));
    }

    [Fact]
    public async Task A_missed_objective_makes_the_exit_code_one_and_keeps_the_results()
    {
        var strict = Small.Replace("p99: 1s", "p99: 1ms", StringComparison.Ordinal);
        (await Tool.RunAsync(strict, ["run", "-", "--manifests", Manifests, "--quiet", "--out", _folder.Of("out")])).ShouldExitWith(1);
        Assert.True(File.Exists(Path.Combine(_folder.Of("out"), "summary.json")));
    }

    [Fact]
    public async Task The_summary_on_standard_output_is_the_one_in_the_file()
    {
        var result = await Tool.RunAsync(Small, ["run", "-", "--manifests", Manifests, "--json", "--quiet", "--out", _folder.Of("out")]);
        result.ShouldExitWith(0);
        using var summary = JsonDocument.Parse(result.Output);
        Assert.Equal("small", summary.RootElement.GetProperty("scenario").GetString());
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(_folder.Of("out"), "summary.json"), TestContext.Current.CancellationToken), result.Output);
    }

    [Fact]
    public async Task Quiet_leaves_standard_error_empty()
    {
        var result = await Tool.RunAsync(Small, ["run", "-", "--manifests", Path.Combine(Manifests, "deployment.yaml"), "--quiet", "--out", _folder.Of("out")]);
        result.ShouldExitWith(0);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public async Task Set_changes_a_manifest()
    {
        (await Tool.RunAsync(Small, ["run", "-", "--manifests", Manifests, "--set", "hpa/my-app.spec.minReplicas=6", "--quiet", "--out", _folder.Of("out")])).ShouldExitWith(0);
        var workloads = Table.Read(Path.Combine(_folder.Of("out"), "workloads.csv"));
        Assert.All(workloads.Rows, row => Assert.Equal(6, workloads.Number(row, "desired_replicas")));
    }

    [Fact]
    public async Task Explain_tells_the_reasoning_of_a_sync_as_text_and_as_json()
    {
        string[] run = ["run", "-", "--manifests", Manifests, "--quiet", "--out", _folder.Of("out"), "--explain", "hpa/my-app@1m30s", "--explain", "hpa/my-app@0"];
        var text = await Tool.RunAsync(Small, run);
        var json = await Tool.RunAsync(Small, [.. run, "--json"]);

        text.ShouldExitWith(0);
        var lines = text.Output.TrimEnd().Split('\n');
        var begin = Array.FindIndex(lines, line => line.StartsWith("hpa/default/my-app at 1m", StringComparison.Ordinal));
        var account = lines.Skip(begin).TakeWhile(line => line.Length > 0).ToArray();
        Assert.InRange(account.Length, 6, 10);
        Assert.Contains(account, line => line.StartsWith("  metric    cpu at ", StringComparison.Ordinal));
        Assert.Contains("not looked at yet; its first sync is at", lines[^1], StringComparison.Ordinal);

        using var summary = JsonDocument.Parse(json.Output);
        var explanations = summary.RootElement.GetProperty("explanations");
        Assert.Equal(2, explanations.GetArrayLength());
        Assert.Equal(account, explanations[0].GetProperty("lines").EnumerateArray().Select(line => line.GetString()!));
        Assert.Equal("cpu", explanations[0].GetProperty("metrics")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_question_about_an_unknown_HPA_ends_with_two_and_runs_nothing()
    {
        var result = await Tool.RunAsync(Small, ["run", "-", "--manifests", Manifests, "--quiet", "--out", _folder.Of("out"), "--explain", "hpa/my-ap@1m"]);

        result.ShouldExitWith(2);
        Assert.Contains("error ESH0030: no manifest defines an HPA 'my-ap' (did you mean 'my-app'?)", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Of("out")));
    }

    [Fact]
    public async Task The_schema_is_json()
    {
        var result = await Tool.RunAsync("schema");
        result.ShouldExitWith(0);
        using var schema = JsonDocument.Parse(result.Output);
        Assert.Equal(JsonValueKind.Object, schema.RootElement.ValueKind);
    }
}
