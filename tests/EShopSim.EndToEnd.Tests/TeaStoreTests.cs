using System.Text.Json;

namespace EShopSim.EndToEnd.Tests;

/// <summary>The shipped scenario over its own manifests and over the shop's: what its users meet is what its demands say.</summary>
public sealed class TeaStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_page_takes_its_work_its_waits_and_little_else(bool overRealManifests)
    {
        List<string> arguments = ["run", Repository.Scenario("teastore"), "--quiet", "--out", _folder.Of("out"), "--set", "duration=4m"];
        if (overRealManifests)
            arguments.AddRange(["--set", $"manifests=[{Repository.Shared("real/manifests/teastore-service-demands/teastore.yml")}]"]);
        (await Tool.RunAsync("", arguments)).ShouldExitWith(0);

        using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.Of("out"), "summary.json"), TestContext.Current.CancellationToken));
        var operations = summary.RootElement.GetProperty("operations").EnumerateArray().ToList();
        Assert.Equal(13, operations.Count);
        foreach (var operation in operations)
        {
            var parts = operation.GetProperty("latency_parts").EnumerateArray().ToList();
            Assert.Equal(operation.GetProperty("latency_mean_ms").GetDouble(), parts.Sum(p => p.GetProperty("mean_ms").GetDouble()), 3);
            Assert.DoesNotContain(parts, p => p.GetProperty("kind").GetString() is "queue" or "retry");
        }

        // By hand: webui 2.272 + three calls of 0.855 and 0.467 CPU, with waits of 0.25, 0.25 and 0.75 ms; little of it is waited for a core.
        var cart = operations.Single(o => o.GetProperty("operation").GetString() == "teastore-webui.add-to-cart");
        Assert.InRange(cart.GetProperty("latency_mean_ms").GetDouble(), 0.98 * 4.844, 1.1 * 4.844);
        var workloads = Table.Read(Path.Combine(_folder.Of("out"), "workloads.csv"));
        Assert.Equal(273, workloads.Where("name", "teastore-webui").Where(row => workloads.Number(row, "time_s") > 60).Average(row => workloads.Number(row, "cpu_usage_millicores")), 10.0);
    }
}
