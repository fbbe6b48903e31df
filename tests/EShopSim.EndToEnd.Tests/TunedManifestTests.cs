using EShopSim.Cluster.Api;
using EShopSim.Formats;
using EShopSim.Planning.Tuning;
using EShopSim.Reporting.Manifests;
using EShopSim.Simulation;

namespace EShopSim.EndToEnd.Tests;

/// <summary>What tune hands over is what people apply: kubectl must take it, and it must say what was meant.</summary>
[Collection(nameof(TunedSale))]
public sealed class TunedManifestTests(TunedSale sale) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kubectl_takes_the_recommended_manifest_and_the_patch()
    {
        Kubectl.Require();
        using var api = new ApiDiscovery();

        var applied = await Kubectl.RunAsync(_folder, "--server", api.Address, "apply", "--dry-run=client", "--validate=false", "-f", sale.Manifest);
        applied.ShouldExitWith(0);
        Assert.Contains("horizontalpodautoscaler.autoscaling/catalog created (dry run)", applied.Output, StringComparison.Ordinal);

        // Today's HPA, patched by kubectl itself, is the recommended one.
        var today = _folder.Of("today.yaml");
        await File.WriteAllTextAsync(today, HpaManifestText.Manifest(Catalog(Read())), TestContext.Current.CancellationToken);
        var patched = await Kubectl.RunAsync(_folder, "patch", "--local", "-f", today, "--type", "merge", "--patch-file", sale.Patch, "-o", "yaml");
        patched.ShouldExitWith(0);
        await File.WriteAllTextAsync(_folder.Of("patched.yaml"), patched.Output, TestContext.Current.CancellationToken);
        Assert.Equivalent(Catalog(Read(sale.Manifest)), Catalog(Read(_folder.Of("patched.yaml"))), strict: true);
    }

    [Fact]
    public async Task A_dry_run_of_what_is_no_manifest_fails()
    {
        Kubectl.Require();
        using var api = new ApiDiscovery();
        var broken = _folder.Of("broken.yaml");
        await File.WriteAllTextAsync(broken, (await File.ReadAllTextAsync(sale.Manifest, TestContext.Current.CancellationToken)).Replace("autoscaling/v2", "autoscaling/v9", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var applied = await Kubectl.RunAsync(_folder, "--server", api.Address, "apply", "--dry-run=client", "--validate=false", "-f", broken);

        applied.ShouldExitWith(1);
    }

    [Theory]
    [InlineData("getting-started")]
    [InlineData("flash-sale")]
    [InlineData("node-failure")]
    [InlineData("teastore")]
    public async Task A_manifest_that_was_written_reads_back_as_the_same_autoscaler(string name)
    {
        var scenario = Read(name, []);
        foreach (var hpa in scenario.Cluster.Autoscalers)
        {
            // One field after the other, each on top of those before: the last has them all.
            var turned = hpa;
            foreach (var knob in Enum.GetValues<HpaKnob>())
            {
                turned = HpaKnobs.Turn(turned, knob, 7 + (int)knob);
                var path = _folder.Of("written.yaml");
                await File.WriteAllTextAsync(path, HpaManifestText.Manifest(turned), TestContext.Current.CancellationToken);
                var read = Assert.Single(Read(name, [path]).Cluster.Autoscalers, h => h.Meta.Name == hpa.Meta.Name);
                Assert.Equivalent(turned, read, strict: true);
                Assert.Equal(HpaManifestText.Manifest(turned), HpaManifestText.Manifest(read));
            }
        }
    }

    private static Scenario Read(params string[] manifests) => Read("flash-sale", manifests);

    private static Scenario Read(string name, string[] manifests)
    {
        var reading = ScenarioReader.Read(new ScenarioInput { Path = Repository.Scenario(name), ManifestPaths = manifests });
        Assert.True(reading.Scenario is not null, string.Join('\n', reading.Diagnostics));
        return reading.Scenario;
    }

    private static HorizontalPodAutoscaler Catalog(Scenario scenario) => scenario.Cluster.Autoscalers.Single(h => h.Meta.Name == "catalog");
}
