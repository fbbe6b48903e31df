using EShopSim.Cluster;

namespace EShopSim.Conformance.Tests;

/// <summary>The cases are of 1.20. Later releases fit, score and spread by other rules, and nothing tells which answers stayed the same.</summary>
[Trait("Category", "Conformance")]
public sealed class SchedulerConformanceTests
{
    [Fact]
    public void A_pod_fits_and_scores_by_resources_as_in_Kubernetes() =>
        ConformanceRun.Check("scheduler-scores", KubernetesVersion.V1_20, SchedulerScoreCase.Run);

    [Fact]
    public void Pods_spread_over_topology_as_in_Kubernetes() =>
        ConformanceRun.Check("scheduler-topology", KubernetesVersion.V1_20, TopologySpreadCase.Run);
}
