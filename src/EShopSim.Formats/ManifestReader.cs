using EShopSim.Cluster;
using EShopSim.Formats.Checks;
using EShopSim.Formats.Manifests;
using EShopSim.Formats.Scenarios.Declarations;

namespace EShopSim.Formats;

/// <summary>Reads Kubernetes manifests as kubectl, helm and kustomize write them.</summary>
public static class ManifestReader
{
    /// <summary>Reads files, folders, patterns and <c>-</c> (standard input). Never throws for bad input: it becomes diagnostics.</summary>
    public static ManifestReading Read(IReadOnlyList<string> paths, TextReader? standardInput)
    {
        var findings = new Findings();
        var documents = ManifestInput.Read(paths, standardInput, findings);
        var objects = ManifestBinder.Bind(documents, findings);
        ClusterChecks.Run(objects, objects.Nodes.Objects, [], FeatureGates.Default, KubernetesVersion.V1_35, isComplete: false, findings);
        return new ManifestReading
        {
            Objects = objects.ToCluster(),
            Diagnostics = findings.Sorted(),
            IgnoredKinds = [.. objects.Ignored.Select(ignored => new IgnoredKind(ignored.First.ApiVersion, ignored.First.Kind, ignored.Count))],
        };
    }
}
