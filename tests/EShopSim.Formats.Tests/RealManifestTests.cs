using System.Globalization;

namespace EShopSim.Formats.Tests;

/// <summary>Manifests that others wrote: no crash, and a model wherever there is one to be made.</summary>
public sealed class RealManifestTests(ITestOutputHelper output)
{
    /// <summary>Files that are wrong, or are patches, templates and lists of every field's name: each with its reason.</summary>
    private static readonly string[] Wrong =
    [
        "aws-retail-store/scale_and_affinity_patch.yaml", // a patch: no containers
        "eshop-on-containers-raw/conf_cloud.yaml", // a form to fill in
        "hpa/allfields-v2.yaml", "hpa/allfields-v2beta2.yaml", // every field holds its own name
        "hpa/v1-kube-score-with-deployment.yaml", // a Deployment without selector
        "lists/popeye-apps-dp-1.yaml", "nodes/popeye-node-list.yaml", // cut down for another linter's tests
        "odd-yaml/kube-score/deployment-test-resources.yaml", "odd-yaml/kube-score/linenumbers.yaml",
    ];

    [Fact]
    public void Every_real_manifest_is_read_and_only_wrong_ones_have_errors()
    {
        if (Folders.RealManifests() is not { } root)
        {
            Assert.Skip("no shared/real/manifests beside the repository");
            return;
        }

        var wrong = new List<string>();
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".yaml" or ".yml" or ".json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(root, file).Replace('\\', '/');
            var reading = ManifestReader.Read([file], null);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {reading.Diagnostics.Count} findings"));
            foreach (var diagnostic in reading.Diagnostics)
                output.WriteLine("    " + diagnostic.ToString().Replace(file, "", StringComparison.Ordinal));
            if (reading.HasErrors)
                wrong.Add(name);
        }

        // An HPA beside another workload than its own is wrong too, but only as a set; these files hold other things.
        Assert.Equal(Wrong, wrong.Where(name => Wrong.Contains(name, StringComparer.Ordinal)));
        Assert.Empty(wrong.Except(Wrong, StringComparer.Ordinal));
    }
}
