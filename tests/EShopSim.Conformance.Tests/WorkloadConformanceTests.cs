using EShopSim.Cluster;

namespace EShopSim.Conformance.Tests;

[Trait("Category", "Conformance")]
public sealed class WorkloadConformanceTests
{
    // The newest release takes an annotation of 0 for none.
    [Theory]
    [InlineData(KubernetesVersion.V1_20)]
    [InlineData(KubernetesVersion.V1_28)]
    [InlineData(KubernetesVersion.V1_35)]
    public void A_rollout_steps_as_in_Kubernetes(KubernetesVersion version) =>
        ConformanceRun.Check(
            "deployment-rolling", version, DeploymentCase.Run, item => version == KubernetesVersion.V1_35 && DeploymentCase.HasEmptyAnnotation(item));

    [Fact]
    public void A_ReplicaSet_chooses_its_victims_as_in_Kubernetes() =>
        ConformanceRun.Check("replicaset-delete-order", KubernetesVersion.V1_20, DeleteOrderCase.Run);

    // From 1.22 on bare pods are left out of the expected number; 1.20 gives up on them.
    [Theory]
    [InlineData(KubernetesVersion.V1_20)]
    [InlineData(KubernetesVersion.V1_28)]
    [InlineData(KubernetesVersion.V1_35)]
    public void A_disruption_budget_lets_go_as_many_pods_as_in_Kubernetes(KubernetesVersion version) =>
        ConformanceRun.Check(
            "pdb",
            version,
            BudgetCase.Run,
            item => version >= KubernetesVersion.V1_28 && item.GetProperty("expect").Text("error") == "no-controller-ref");
}
