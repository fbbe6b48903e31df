using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Cluster.Tests.Rules;

public sealed class HpaReconciliationTests
{
    [Fact]
    public void A_new_HPA_does_not_shrink_its_workload_at_once()
    {
        var decision = HpaReconciliation.Reconcile(Arguments(10, KubernetesVersion.V1_35, Asking(2)));

        Assert.False(decision.Rescales);
        Assert.Equal(10, decision.Normalization?.Stabilization.Binding?.Replicas);
    }

    [Theory]
    [InlineData(30, 20, "Current number of replicas above Spec.MaxReplicas")]
    [InlineData(1, 2, "Current number of replicas below Spec.MinReplicas")]
    public void A_size_outside_the_bounds_is_corrected_without_metrics(int current, int expected, string why)
    {
        var arguments = Arguments(current, KubernetesVersion.V1_35) with { MinReplicas = 2 };
        var decision = HpaReconciliation.Reconcile(arguments);

        Assert.False(arguments.NeedsMetrics);
        Assert.Equal((expected, true, why), (decision.Replicas, decision.Rescales, decision.RescaleReason));
    }

    [Fact]
    public void A_workload_at_zero_switches_the_HPA_off()
    {
        var decision = HpaReconciliation.Reconcile(Arguments(0, KubernetesVersion.V1_35));

        Assert.Equal((0, false), (decision.Replicas, decision.Rescales));
        Assert.Contains(decision.Conditions, condition => condition is { Status: false, Reason: HpaReasons.ScalingDisabled });
    }

    [Theory]
    [InlineData(KubernetesVersion.V1_20, 4, false)]
    [InlineData(KubernetesVersion.V1_28, 5, true)]
    [InlineData(KubernetesVersion.V1_35, 5, true)]
    public void One_metric_that_fails_forbids_shrinking_from_1_27_on(KubernetesVersion version, int expected, bool failed)
    {
        var decision = HpaReconciliation.Reconcile(
            Arguments(5, version, Failing(), Asking(4)) with { History = new HpaHistory { Recommendations = [] } });

        Assert.Equal((expected, failed), (decision.Replicas, decision.Failed));
    }

    [Fact]
    public void One_metric_that_fails_does_not_forbid_growing()
    {
        var decision = HpaReconciliation.Reconcile(Arguments(5, KubernetesVersion.V1_35, Failing(), Asking(8)));

        Assert.Equal((8, true), (decision.Replicas, decision.Failed));
        Assert.Equal("cpu resource utilization (percentage of request) above target", decision.RescaleReason);
    }

    [Fact]
    public void Only_a_change_under_scaling_rules_is_remembered()
    {
        var arguments = Arguments(5, KubernetesVersion.V1_35, Asking(8));

        Assert.Empty(HpaReconciliation.Reconcile(arguments).History.ScaleUpEvents);
        var remembered = HpaReconciliation.Reconcile(arguments with { Behavior = new HpaBehavior(null, null) }).History.ScaleUpEvents;
        Assert.Equal(3, Assert.Single(remembered).ReplicaChange);
    }

    private static HpaArguments Arguments(int current, KubernetesVersion version, params MetricProposal[] proposals) => new()
    {
        Version = version,
        SpecReplicas = current,
        MaxReplicas = 20,
        Proposals = proposals,
        Now = HpaWorkload.Now,
    };

    private static MetricProposal Asking(int replicas) => new(MetricSpec.DefaultCpu, new ReplicaCalculation { Replicas = replicas });

    private static MetricProposal Failing() => new(
        new MetricSpec(MetricSourceType.External, "queue", MetricTargetType.AverageValue, 1000),
        ReplicaCalculation.Failed(MetricError.NoMetrics));
}
