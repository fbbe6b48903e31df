using EShopSim.Cluster;

namespace EShopSim.Conformance.Tests;

[Trait("Category", "Conformance")]
public sealed class HpaDecisionConformanceTests
{
    [Theory]
    [InlineData("hpa-behavior", KubernetesVersion.V1_20)]
    [InlineData("hpa-behavior", KubernetesVersion.V1_28)]
    [InlineData("hpa-behavior", KubernetesVersion.V1_35)]
    [InlineData("hpa-legacy", KubernetesVersion.V1_20)]
    [InlineData("hpa-legacy", KubernetesVersion.V1_28)]
    [InlineData("hpa-legacy", KubernetesVersion.V1_35)]
    public void A_recommendation_is_stabilized_and_limited_as_in_Kubernetes(string file, KubernetesVersion version) =>
        ConformanceRun.Check(file, version, NormalizationCase.Run);

    // What a whole sync answers is known up to 1.28; where the newest calculator proposes something else, nothing is.
    [Theory]
    [InlineData(KubernetesVersion.V1_20)]
    [InlineData(KubernetesVersion.V1_28)]
    [InlineData(KubernetesVersion.V1_35)]
    public void A_sync_over_several_metrics_decides_as_in_Kubernetes(KubernetesVersion version) =>
        ConformanceRun.Check(
            "hpa-reconcile", version, HpaReconcileCase.Run, item => version == KubernetesVersion.V1_35 && HpaReconcileCase.ChangedAfter128(item));
}
