namespace EShopSim.EndToEnd.Tests;

public sealed class BadInputTests : IDisposable
{
    private const string Scenario = """
        apiVersion: eshopsim.dev/v1alpha1
        kind: Scenario
        metadata: { name: bad }
        spec:
          duration: 2m
          cluster:
            nodePools: [ { name: general, count: 1, capacity: { cpu: "2", memory: 8Gi } } ]
          modules:
            my-app: { operations: { hello: { cpu: 10ms } } }
          traffic:
            - { mix: { my-app.hello: 1 }, load: { shape: constant, rate: 20 } }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // What is replaced, by what, and where the finding must point.
    [Theory]
    [InlineData("duration: 2m", "duratoin: 2m", ":5:")]
    [InlineData("duration: 2m", "duration: two minutes", ":5:")]
    [InlineData("count: 1", "count: -1", ":7:")]
    [InlineData("cpu: 10ms", "cpu: { distribution: lognormal, mean: 10ms }", ":9:")]
    [InlineData("mix: { my-app.hello: 1 }", "mix: { my-app.helo: 1 }", ":11:")]
    [InlineData("shape: constant", "shape: sawtooth", ":11:")]
    [InlineData("kind: Scenario", "kind: Scenery", ":2:")]
    public async Task A_mistake_is_pointed_at_and_leaves_no_folder(string right, string wrong, string position)
    {
        var file = _folder.Of("scenario.yaml");
        await File.WriteAllTextAsync(file, Scenario.Replace(right, wrong, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var result = await Tool.RunAsync("run", file, "--manifests", Path.Combine(Repository.Scenario("getting-started"), "manifests"), "--out", _folder.Of("out"));
        result.ShouldExitWith(2);
        Assert.Contains("scenario.yaml" + position, result.Error, StringComparison.Ordinal);
        Assert.Matches("error ESH[0-9]{4}: ", result.Error);
        AssertNothingWasWritten(result);
    }

    [Fact]
    public async Task All_mistakes_of_a_file_come_at_once()
    {
        var file = _folder.Of("scenario.yaml");
        var text = Scenario.Replace("duration: 2m", "duratoin: 2m", StringComparison.Ordinal).Replace("count: 1", "count: none", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        var result = await Tool.RunAsync("run", file, "--out", _folder.Of("out"));
        result.ShouldExitWith(2);
        Assert.Contains(":5:", result.Error, StringComparison.Ordinal);
        Assert.Contains(":7:", result.Error, StringComparison.Ordinal);
        Assert.Contains("duration", result.Error, StringComparison.Ordinal);
        AssertNothingWasWritten(result);
    }

    [Theory]
    [InlineData("run", "no-such-folder")]
    [InlineData("run")]
    [InlineData("rum", "-")]
    [InlineData("run", "-", "--replications", "0")]
    [InlineData("run", "-", "--seed", "many")]
    [InlineData("run", "-", "--set", "spec.duratoin=3m")]
    [InlineData("run", "-", "--engine", "steam")]
    public async Task A_wrong_command_line_is_explained(params string[] arguments)
    {
        var result = await Tool.RunAsync(Scenario, [.. arguments, "--out", _folder.Of("out")], _folder.Path);
        result.ShouldExitWith(2);
        Assert.NotEmpty(result.Error);
        AssertNothingWasWritten(result);
    }

    [Theory]
    [InlineData("there is no verb 'rum' (did you mean 'run'?)", "rum", "-")]
    [InlineData("there is no verb 'simulate' (there are: run, compare, tune, plan, validate, schema)", "simulate", "-")]
    [InlineData("a verb is missing (there are: run, compare, tune, plan, validate, schema)")]
    [InlineData("run has no option '--replication' (did you mean '--replications'?)", "run", "-", "--replication", "3")]
    [InlineData("run does not know what 'twice' is for", "run", "-", "twice")]
    [InlineData("--engine takes requests or fluid, not fluids (did you mean 'fluid'?).", "run", "-", "--engine", "fluids")]
    [InlineData("there is no file or folder 'scenaro.yaml'", "run", "scenaro.yaml")]
    [InlineData("--seed takes a whole number from 0 to 18446744073709551615, not -1.", "run", "-", "--seed", "-1")]
    [InlineData("--replications takes a whole number from 1 up, not many.", "run", "-", "--replications", "many")]
    [InlineData("error ESH0001: the folder '.' holds no scenario.yaml", "run", ".")]
    public async Task A_wrong_command_line_is_explained_in_the_words_of_its_user(string explanation, params string[] arguments)
    {
        var result = await Tool.RunAsync(Scenario, arguments, _folder.Path);
        result.ShouldExitWith(2);
        Assert.Contains(explanation, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_refused_before_the_run()
    {
        var file = _folder.Of("scenario.yaml");
        await File.WriteAllTextAsync(file, Scenario, TestContext.Current.CancellationToken);
        var manifests = Path.Combine(Repository.Scenario("getting-started"), "manifests");
        var result = await Tool.RunAsync("run", file, "--manifests", manifests, "--out", Path.Combine(file, "out"));
        result.ShouldExitWith(2);
        Assert.Contains("which is a file", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("simulated", result.Error, StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task An_HPA_that_targets_nothing_is_found()
    {
        var hpa = await File.ReadAllTextAsync(Path.Combine(Repository.Scenario("getting-started"), "manifests", "hpa.yaml"), TestContext.Current.CancellationToken);
        Directory.CreateDirectory(_folder.Of("manifests"));
        await File.WriteAllTextAsync(Path.Combine(_folder.Of("manifests"), "hpa.yaml"), hpa.Replace("  name: my-app", "  name: my-ap", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var deployment = Path.Combine(Repository.Scenario("getting-started"), "manifests", "deployment.yaml");
        var result = await Tool.RunAsync(Scenario, ["run", "-", "--manifests", deployment, "--manifests", _folder.Of("manifests"), "--out", _folder.Of("out")]);
        Assert.Contains("hpa.yaml:", result.Error, StringComparison.Ordinal);
        Assert.Contains("my-app", result.Error, StringComparison.Ordinal);
    }

    private void AssertNothingWasWritten(ToolResult result)
    {
        Assert.False(Directory.Exists(_folder.Of("out")));
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", result.Error, StringComparison.Ordinal);
    }
}
