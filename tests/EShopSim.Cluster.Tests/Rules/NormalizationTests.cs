using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Cluster.Tests.Rules;

public sealed class NormalizationTests
{
    private static readonly HpaBehavior Defaults = HpaBehaviorDefaults.Apply(new HpaBehavior(null, null));

    [Fact]
    public void Without_behavior_a_ramp_doubles_and_with_default_behavior_it_also_adds_four()
    {
        Assert.Equal([6, 12, 24, 40], Ramp(3, 40, null, 4));
        Assert.Equal([7, 14, 28, 40], Ramp(3, 40, Defaults, 4));
        Assert.Equal([4, 8], Ramp(1, 40, null, 2));
        Assert.Equal([5, 10], Ramp(1, 40, Defaults, 2));
    }

    [Theory]
    [InlineData(KubernetesVersion.V1_20, 8)]
    [InlineData(KubernetesVersion.V1_28, 7)]
    [InlineData(KubernetesVersion.V1_35, 7)]
    public void A_scale_down_counts_what_was_added_meanwhile_from_1_27_on(KubernetesVersion version, int limit)
    {
        var arguments = Arguments(10, 2, Down(false, 4), version) with
        {
            History = new HpaHistory
            {
                ScaleUpEvents = [new(1, HpaWorkload.Now - TimeSpan.FromSeconds(10))],
                ScaleDownEvents = [new(2, HpaWorkload.Now - TimeSpan.FromSeconds(20))],
            },
        };

        Assert.Equal(limit, ScalingRate.ScaleDownLimit(arguments).Replicas);
    }

    [Fact]
    public void Percentages_keep_the_artefacts_of_doubles()
    {
        Assert.Equal(56, ScalingRate.ScaleUpLimit(Arguments(50, 100, Up(true, 10))).Replicas);
        Assert.Equal(0, ScalingRate.ScaleDownLimit(Arguments(5, 1, Down(true, 80))).Replicas);
    }

    [Fact]
    public void The_current_size_is_drawn_into_both_windows_and_the_binding_recommendation_is_named()
    {
        var older = new TimestampedRecommendation(9, HpaWorkload.Now - TimeSpan.FromSeconds(100));
        var result = Normalization.Normalize(Arguments(10, 6, Defaults) with { History = new HpaHistory { Recommendations = [older] } });

        Assert.Equal(9, result.Replicas);
        Assert.Equal(older, result.Stabilization.Binding);
        Assert.Equal(HpaReasons.ScaleDownStabilized, result.AbleReason);
    }

    [Fact]
    public void A_limited_scale_up_names_its_policy()
    {
        var result = Normalization.Normalize(Arguments(10, 40, Defaults));

        Assert.Equal((20, HpaReasons.ScaleUpLimit, true), (result.Replicas, result.Rate.Reason, result.Limited));
        Assert.Equal(new HpaScalingPolicy(IsPercent: true, 100, 15), result.Rate.Limit?.Policy);
    }

    private static List<int> Ramp(int start, int desired, HpaBehavior? behavior, int steps)
    {
        var metric = new MetricProposal(MetricSpec.DefaultCpu, new ReplicaCalculation { Replicas = desired });
        var arguments = new HpaArguments
        {
            Version = KubernetesVersion.V1_35,
            SpecReplicas = start,
            MaxReplicas = 100,
            Behavior = behavior,
            Proposals = [metric],
            Now = HpaWorkload.Now,
        };
        var sizes = new List<int>();
        for (var step = 0; step < steps; step++)
        {
            var decision = HpaReconciliation.Reconcile(arguments);
            sizes.Add(decision.Replicas);
            arguments = arguments with
            {
                SpecReplicas = decision.Replicas,
                History = decision.History,
                Now = arguments.Now + TimeSpan.FromSeconds(16),
            };
        }

        return sizes;
    }

    private static NormalizationArguments Arguments(
        int current, int desired, HpaBehavior behavior, KubernetesVersion version = KubernetesVersion.V1_35) => new()
    {
        Version = version,
        CurrentReplicas = current,
        DesiredReplicas = desired,
        MinReplicas = 1,
        MaxReplicas = 100,
        Behavior = behavior,
        Now = HpaWorkload.Now,
    };

    private static HpaBehavior Up(
        bool percent, int value, bool percent2 = false, int value2 = 0, ScalingPolicySelect select = ScalingPolicySelect.Max) =>
        HpaBehaviorDefaults.Apply(new HpaBehavior(Rules(percent, value, percent2, value2, select), null));

    private static HpaBehavior Down(
        bool percent, int value, bool percent2 = false, int value2 = 0, ScalingPolicySelect select = ScalingPolicySelect.Max) =>
        HpaBehaviorDefaults.Apply(new HpaBehavior(null, Rules(percent, value, percent2, value2, select)));

    private static HpaScalingRules Rules(bool percent, int value, bool percent2, int value2, ScalingPolicySelect select) => new()
    {
        SelectPolicy = select,
        Policies = value2 == 0
            ? [new HpaScalingPolicy(percent, value, 60)]
            : [new HpaScalingPolicy(percent, value, 60), new HpaScalingPolicy(percent2, value2, 60)],
    };
}
