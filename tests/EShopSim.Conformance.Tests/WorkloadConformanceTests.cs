using EShopSim.Cluster;

namespace EShopSim.Conformance.Tests;

[Trait("Category", "Conformance")]
public sealed class WorkloadConformanceTests
{
    [Theory]
    [InlineData(KubernetesVersion.V1_20)]
    [InlineData(KubernetesVersion.V1_28)]
    [InlineData(KubernetesVersion.V1_35)]
    public void A_rollout_steps_as_in_Kubernetes(KubernetesVersion version) =>
        ConformanceRun.Check("deployment-rolling", version, DeploymentCase.Run);

    [Fact]
    public void A_ReplicaSet_chooses_its_victims_as_in_Kubernetes() =>
        ConformanceRun.Check("replicaset-delete-order", KubernetesVersion.V1_20, DeleteOrderCase.Run);
}
