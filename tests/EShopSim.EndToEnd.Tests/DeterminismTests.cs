using System.Text.Json;

namespace EShopSim.EndToEnd.Tests;

public sealed class DeterminismTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_same_seed_leaves_the_same_files_byte_for_byte()
    {
        await RunAsync("a");
        await RunAsync("b");
        var files = FilesOf("a");
        Assert.True(files.Count > 8);
        Assert.Equal(files, FilesOf("b"));
        foreach (var file in files)
            Assert.True(File.ReadAllBytes(Path.Combine(_folder.Of("a"), file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(_folder.Of("b"), file))), file);
    }

    [Fact]
    public async Task The_number_of_threads_changes_no_digest()
    {
        await RunAsync("one", "--replications", "3", "--parallelism", "1");
        await RunAsync("two", "--replications", "3", "--parallelism", "2");
        Assert.Equal(await SummaryAsync("one"), await SummaryAsync("two"));
    }

    [Fact]
    public async Task Debug_and_Release_give_the_same_digest()
    {
        var other = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Debug" : "Release";
        var built = _folder.Of("built");
        (await Tool.DotnetAsync(["build", Repository.Project("EShopSim.Cli"), "-c", other, "--no-restore", "-o", built, "-p:RunAnalyzers=false", "-nodeReuse:false"])).ShouldExitWith(0);

        string[] run = ["run", Repository.Scenario("flash-sale"), "--quiet", "--set", "duration=14m"];
        (await Tool.DotnetAsync(["exec", Path.Combine(built, "eshopsim.dll"), .. run, "--out", _folder.Of("other")])).ShouldExitWith(1);
        (await Tool.RunAsync([.. run, "--out", _folder.Of("this")])).ShouldExitWith(1);

        Assert.Equal(await DigestAsync("this"), await DigestAsync("other"));
    }

    [Fact]
    public async Task Another_seed_gives_another_digest()
    {
        await RunAsync("a");
        await RunAsync("c", "--seed", "99");
        Assert.NotEqual(await DigestAsync("a"), await DigestAsync("c"), StringComparer.Ordinal);
    }

    private async Task RunAsync(string name, params string[] more) =>
        (await Tool.RunAsync(["run", Repository.Scenario("getting-started"), "--quiet", "--set", "duration=5m", "--out", _folder.Of(name), .. more])).ShouldExitWith(0);

    private List<string> FilesOf(string name) =>
        [.. Directory.GetFiles(_folder.Of(name), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_folder.Of(name), f)).Order(StringComparer.Ordinal)];

    private Task<string> SummaryAsync(string name) =>
        File.ReadAllTextAsync(Path.Combine(_folder.Of(name), "summary.json"), TestContext.Current.CancellationToken);

    private async Task<string?> DigestAsync(string name)
    {
        using var summary = JsonDocument.Parse(await SummaryAsync(name));
        return summary.RootElement.GetProperty("digest").GetString();
    }
}
