using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Formats.Manifests;
using EShopSim.Formats.Scenarios.Declarations;

namespace EShopSim.Formats.Checks;

/// <summary>Compares the objects of the manifests with each other.</summary>
internal static class ClusterChecks
{
    /// <param name="manifests">The objects.</param>
    /// <param name="nodes">The cluster's nodes; empty where they are not known.</param>
    /// <param name="metrics">The custom metrics declared.</param>
    /// <param name="gates">The feature gates.</param>
    /// <param name="version">Whose semantics hold.</param>
    /// <param name="isComplete">Whether these are all manifests there are: then a reference to nowhere is an error.</param>
    /// <param name="findings">Where findings go.</param>
    internal static void Run(ManifestObjects manifests, IReadOnlyList<Node> nodes, IReadOnlyList<CustomMetric> metrics, FeatureGates gates, KubernetesVersion version, bool isComplete, Findings findings)
    {
        var workloads = manifests.Workloads();
        HpaReferences.Check(manifests, workloads, isComplete, findings);
        HpaAdvice.Check(manifests, workloads, metrics, gates, version, findings);
        AdmissionAdvice.Check(manifests, workloads, version, findings);
        BudgetAdvice.Check(manifests, workloads, findings);
        ServiceAdvice.Check(manifests, workloads, findings);
        IstioAdvice.Check(manifests, findings);
        PodAdvice.Check(manifests, workloads, nodes, version, isComplete, findings);
    }
}
