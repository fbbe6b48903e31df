using System.Globalization;
using System.Text.Json;
using EShopSim.Planning.Runs;

namespace EShopSim.EndToEnd.Tests;

/// <summary>The error of the fluid engine: what is measured, what is published, and what commands say are the same.</summary>
public sealed class FluidErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_the_product_says_is_what_was_measured_and_published()
    {
        var measured = File.ReadAllLines(Repository.File("benchmarks/results/fluid.md")).SkipWhile(line => !line.StartsWith("| load, generated", StringComparison.Ordinal)).ToList();
        var published = File.ReadAllLines(Repository.File("docs/validation.md")).SkipWhile(line => !line.StartsWith("## The fluid engine", StringComparison.Ordinal)).ToList();
        foreach (var error in FluidError.ByLoad)
        {
            double[] said = [error.MeanPercent, error.P95Percent, error.P99Percent, error.FailedPoints];
            Assert.Equal(said, Figures(measured, error.Region, 2));
            Assert.Equal(said, Figures(published, error.Region, 1));
        }

        var generated = Assert.Single(File.ReadAllLines(Repository.File("benchmarks/results/fluid.md")), line => line.StartsWith("| **100 generated**", StringComparison.Ordinal));
        Assert.Equal(FluidError.ReplicasWithinOnePercent, Number(generated.Split('|')[3]));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"within one in {FluidError.ReplicasWithinOnePercent} %"), string.Join(' ', published), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_says_it_at_the_terminal_in_the_report_and_for_programs()
    {
        var folder = _folder.Of("run");
        var result = await Tool.RunAsync("run", Repository.Scenario("getting-started"), "--engine", "fluid", "--set", "duration=5m", "--quiet", "--out", folder);

        Assert.Contains(FluidError.Notice, result.Error, StringComparison.Ordinal);
        Assert.Contains("LOAD OF THE BUSIEST MODULE", result.Output, StringComparison.Ordinal);
        var report = await File.ReadAllTextAsync(Path.Combine(folder, "report.md"), TestContext.Current.CancellationToken);
        Assert.Contains("**Approximate.** The fluid engine", report, StringComparison.Ordinal);
        Assert.Contains("| below 50 % |", report, StringComparison.Ordinal);
        using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "summary.json"), TestContext.Current.CancellationToken));
        Assert.Equal("fluid", summary.RootElement.GetProperty("engine").GetString());
        Assert.Equal(FluidError.ByLoad.Count, summary.RootElement.GetProperty("fluid_engine_errors").GetArrayLength());
    }

    [Fact]
    public async Task A_comparison_says_it_too_and_one_of_requests_does_not()
    {
        foreach (var engine in new[] { "fluid", "requests" })
        {
            var folder = _folder.Of(engine);
            var scenario = Repository.Scenario("getting-started");
            var result = await Tool.RunAsync("compare", scenario, "--variant", "more:deployment/my-app.spec.replicas=3", "--engine", engine, "--set", "duration=4m", "--replications", "2", "--quiet", "--out", folder);
            var report = await File.ReadAllTextAsync(Path.Combine(folder, "report.md"), TestContext.Current.CancellationToken);

            Assert.Equal(engine == "fluid", result.Error.Contains(FluidError.Notice, StringComparison.Ordinal));
            Assert.Equal(engine == "fluid", report.Contains("**Approximate.** The fluid engine", StringComparison.Ordinal));
        }
    }

    private static double[] Figures(IEnumerable<string> lines, string region, int first)
    {
        var cells = lines.First(line => line.StartsWith($"| {region} |", StringComparison.Ordinal)).Split('|');
        double[] numbers = [.. cells.Skip(first + 1).Take(4).Select(Number)];
        numbers[3] = Math.Round(numbers[3], 1);
        return numbers;
    }

    // The first number of a cell.
    private static double Number(string cell) =>
        double.Parse(string.Concat(cell.Trim().TrimStart('*').TakeWhile(c => char.IsAsciiDigit(c) || c == '.')), CultureInfo.InvariantCulture);
}
