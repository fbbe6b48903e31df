using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Cluster.Tests.Rules;

namespace EShopSim.Cluster.Tests.WorkedExamples;

/// <summary>Whole syncs of an HPA between 2 and 20 replicas: bounds, several metrics, windows and what status shows.</summary>
public sealed class ReconciliationExamples
{
    private const int Failing = -1;

    // Name, current, proposals (-1 fails): size in 1.20, and from 1.27 on with ScalingActive's reason there.
    [Theory]
    [InlineData("the highest of two", 5, new[] { 6, 8 }, 8, 8, "ValidMetricFound")]
    [InlineData("one fails, the other grows", 5, new[] { Failing, 8 }, 8, 8, "ValidMetricFound")]
    [InlineData("one fails, the other stays", 5, new[] { 5, Failing }, 5, 5, "ValidMetricFound")]
    [InlineData("one fails, the other shrinks", 5, new[] { Failing, 4 }, 4, 5, "FailedGetExternalMetric")]
    [InlineData("all fail", 5, new[] { Failing, Failing }, 5, 5, "FailedGetExternalMetric")]
    [InlineData("at zero the HPA is off", 0, new[] { 8 }, 0, 0, "ScalingDisabled")]
    public void Several_metrics(string example, int current, int[] proposals, int in20, int in35, string reason)
    {
        var newest = HpaReconciliation.Reconcile(Arguments(current, KubernetesVersion.V1_35, proposals));

        Assert.True(HpaReconciliation.Reconcile(Arguments(current, KubernetesVersion.V1_20, proposals)).Replicas == in20, $"{example} in 1.20");
        Assert.True(HpaReconciliation.Reconcile(Arguments(current, KubernetesVersion.V1_28, proposals)).Replicas == in35, $"{example} in 1.28");
        Assert.True(newest.Replicas == in35, $"{example} in 1.35: {newest.Replicas}");
        Assert.Equal(reason, Assert.Single(newest.Conditions, condition => condition.Type == HpaReasons.ScalingActive).Reason);
    }

    [Theory]
    [InlineData("above the maximum", 30, 20)]
    [InlineData("below the minimum", 1, 2)]
    public void A_size_outside_the_bounds_is_put_right_at_once_and_remembered(string example, int current, int expected)
    {
        var slow = new HpaBehavior(Slow(), Slow());

        var decision = HpaReconciliation.Reconcile(Arguments(current, KubernetesVersion.V1_35) with { Behavior = slow });

        Assert.True(decision.Replicas == expected && decision.Rescales, example);
        Assert.Equal(Math.Abs(expected - current), Assert.Single(decision.History.ScaleUpEvents.Concat(decision.History.ScaleDownEvents)).ReplicaChange);
        Assert.DoesNotContain(decision.Conditions, condition => condition.Type == HpaReasons.ScalingLimited);
    }

    [Fact]
    public void A_new_HPA_keeps_the_size_it_found_for_one_window()
    {
        var arguments = Arguments(10, KubernetesVersion.V1_35, 3);

        var first = HpaReconciliation.Reconcile(arguments);
        var inWindow = HpaReconciliation.Reconcile(arguments with { History = first.History, Now = arguments.Now + TimeSpan.FromSeconds(300) });
        var after = HpaReconciliation.Reconcile(arguments with { History = first.History, Now = arguments.Now + TimeSpan.FromSeconds(300.1) });

        Assert.Equal((10, 10, 3), (first.Replicas, inWindow.Replicas, after.Replicas));
    }

    // A window of scaling rules ends before its length is over, that of the controller's flag after.
    [Theory]
    [InlineData(false, 10)]
    [InlineData(true, 3)]
    public void The_start_of_the_window_belongs_to_it_only_without_scaling_rules(bool hasBehavior, int expected)
    {
        var history = new HpaHistory { Recommendations = [new(10, HpaWorkload.Now - TimeSpan.FromSeconds(300))] };

        var decision = HpaReconciliation.Reconcile(Arguments(10, KubernetesVersion.V1_35, 3) with
        {
            History = history,
            Behavior = hasBehavior ? new HpaBehavior(null, null) : null,
        });

        Assert.Equal(expected, decision.Replicas);
    }

    [Fact]
    public void A_current_size_below_what_was_asked_for_lately_moves_the_wrong_way_only_in_1_20()
    {
        // Asks for 12, asked for 6 a minute ago, and may grow only by what was asked for during five minutes.
        var arguments = Arguments(10, KubernetesVersion.V1_20, 12) with
        {
            Behavior = new HpaBehavior(new HpaScalingRules { StabilizationWindowSeconds = 300 }, null),
            History = new HpaHistory { Recommendations = [new(6, HpaWorkload.Now - TimeSpan.FromSeconds(60))] },
        };

        Assert.Equal(6, HpaReconciliation.Reconcile(arguments).Replicas);
        Assert.Equal(10, HpaReconciliation.Reconcile(arguments with { Version = KubernetesVersion.V1_35 }).Replicas);
    }

    [Theory]
    [InlineData(KubernetesVersion.V1_20, 8, "ValidMetricFound")]
    [InlineData(KubernetesVersion.V1_35, 5, "AmbiguousSelector")]
    public void Pods_of_two_HPAs_are_scaled_by_neither(KubernetesVersion version, int expected, string reason)
    {
        var decision = HpaReconciliation.Reconcile(Arguments(5, version, 8) with { SelectorIsAmbiguous = true });

        Assert.Equal(expected, decision.Replicas);
        Assert.Contains(decision.Conditions, condition => condition.Reason == reason);
    }

    [Theory]
    [InlineData("as asked", 5, 8, "SucceededRescale", "DesiredWithinRange")]
    [InlineData("double at most", 5, 18, "SucceededRescale", "ScaleUpLimit")]
    [InlineData("the maximum", 15, 25, "SucceededRescale", "TooManyReplicas")]
    [InlineData("held by the window", 10, 5, "ScaleDownStabilized", "DesiredWithinRange")]
    [InlineData("nothing to do", 5, 5, "ReadyForNewScale", "DesiredWithinRange")]
    public void Conditions(string example, int current, int proposal, string able, string limited)
    {
        var decision = HpaReconciliation.Reconcile(Arguments(current, KubernetesVersion.V1_35, proposal) with
        {
            History = new HpaHistory { Recommendations = [new(current, HpaWorkload.Now - TimeSpan.FromSeconds(15))] },
        });

        Assert.True(
            decision.Conditions[0].Reason == able && decision.Conditions[^1].Reason == limited,
            $"{example}: {string.Join(", ", decision.Conditions.Select(condition => condition.Reason))}");
    }

    private static HpaArguments Arguments(int current, KubernetesVersion version, params int[] proposals) => new()
    {
        Version = version,
        SpecReplicas = current,
        MinReplicas = 2,
        MaxReplicas = 20,
        Proposals = [.. proposals.Select(Proposal)],
        History = current is 5 ? new HpaHistory { Recommendations = [] } : HpaHistory.Empty,
        Now = HpaWorkload.Now,
    };

    private static MetricProposal Proposal(int replicas) => new(
        new MetricSpec(MetricSourceType.External, "queue", MetricTargetType.AverageValue, 1000),
        replicas == Failing ? ReplicaCalculation.Failed(MetricError.NoMetrics) : new ReplicaCalculation { Replicas = replicas });

    private static HpaScalingRules Slow() =>
        new() { StabilizationWindowSeconds = 600, Policies = [new HpaScalingPolicy(IsPercent: false, 1, 600)] };
}
