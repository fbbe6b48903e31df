using EShopSim.Cluster;

namespace EShopSim.Conformance.Tests;

[Trait("Category", "Conformance")]
public sealed class HpaMetricConformanceTests
{
    [Theory]
    [InlineData("hpa-resource", KubernetesVersion.V1_20)]
    [InlineData("hpa-resource", KubernetesVersion.V1_28)]
    [InlineData("hpa-resource", KubernetesVersion.V1_35)]
    [InlineData("hpa-rawmetric", KubernetesVersion.V1_20)]
    [InlineData("hpa-rawmetric", KubernetesVersion.V1_28)]
    [InlineData("hpa-rawmetric", KubernetesVersion.V1_35)]
    [InlineData("hpa-object-external", KubernetesVersion.V1_20)]
    [InlineData("hpa-object-external", KubernetesVersion.V1_28)]
    [InlineData("hpa-object-external", KubernetesVersion.V1_35)]
    [InlineData("hpa-tolerance-new", KubernetesVersion.V1_35)]
    public void A_metric_asks_for_as_many_replicas_as_in_Kubernetes(string file, KubernetesVersion version) =>
        ConformanceRun.Check(file, version, ReplicaCalculatorCase.Run);
}
