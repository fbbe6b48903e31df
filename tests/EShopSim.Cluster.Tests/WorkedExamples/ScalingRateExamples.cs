using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Cluster.Tests.Rules;

namespace EShopSim.Cluster.Tests.WorkedExamples;

/// <summary>How far policies let an HPA go between 1 and 100 replicas, worked out by hand; the policies' period is a minute.</summary>
public sealed class ScalingRateExamples
{
    private static readonly HpaScalingPolicy _fourPods = Pods(4);
    private static readonly HpaScalingPolicy _double = Percent(100);
    private static readonly HpaScalingPolicy _quarter = Percent(25);

    // Name, current, desired, rules, added and removed 5 s ago: the size in 1.35 and in 1.20.
    public static TheoryData<string, int, int, HpaScalingRules, int, int, int, int> Examples => new()
    {
        { "the larger of four pods and double", 3, 40, Select(ScalingPolicySelect.Max, _fourPods, _double), 0, 0, 7, 7 },
        { "the smaller of four pods and double", 10, 40, Select(ScalingPolicySelect.Min, _fourPods, _double), 0, 0, 14, 14 },
        { "three of the four pods are used up", 10, 40, Select(ScalingPolicySelect.Max, _fourPods), 3, 0, 11, 11 },
        { "what was removed may come back on top", 10, 40, Select(ScalingPolicySelect.Max, _fourPods), 0, 2, 16, 14 },
        { "a quarter less, truncated", 10, 2, Select(ScalingPolicySelect.Max, _quarter), 0, 0, 7, 7 },
        { "the smaller change of a quarter and one pod", 10, 2, Select(ScalingPolicySelect.Min, _quarter, Pods(1)), 0, 0, 9, 9 },
        { "a quarter of what it was before", 8, 2, Select(ScalingPolicySelect.Max, _quarter), 0, 2, 7, 7 },
        { "everything at once", 80, 1, Select(ScalingPolicySelect.Max, _double), 0, 0, 1, 1 },
        { "disabled", 10, 2, Select(ScalingPolicySelect.Disabled, _double), 0, 0, 10, 10 },
        { "ten percent more than 50 is 56 in doubles", 50, 100, Select(ScalingPolicySelect.Max, Percent(10)), 0, 0, 56, 56 },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_size_that_policies_allow(
        string example, int current, int desired, HpaScalingRules rules, int added, int removed, int expected, int expectedIn20)
    {
        Assert.True(Allowed(KubernetesVersion.V1_35) == expected, $"{example}: {Allowed(KubernetesVersion.V1_35)}");
        Assert.True(Allowed(KubernetesVersion.V1_20) == expectedIn20, $"{example} in 1.20: {Allowed(KubernetesVersion.V1_20)}");

        int Allowed(KubernetesVersion version) => ScalingRate.Apply(new NormalizationArguments
        {
            Version = version,
            CurrentReplicas = current,
            DesiredReplicas = desired,
            MinReplicas = 1,
            MaxReplicas = 100,
            Behavior = HpaBehaviorDefaults.Apply(desired > current ? new HpaBehavior(rules, null) : new HpaBehavior(null, rules)),
            History = new HpaHistory { ScaleUpEvents = Events(added), ScaleDownEvents = Events(removed) },
            Now = HpaWorkload.Now,
        }).Replicas;
    }

    private static IReadOnlyList<TimestampedScaleEvent> Events(int change) =>
        change == 0 ? [] : [new(change, HpaWorkload.Now - TimeSpan.FromSeconds(5))];

    private static HpaScalingRules Select(ScalingPolicySelect select, params HpaScalingPolicy[] policies) =>
        new() { SelectPolicy = select, Policies = policies };

    private static HpaScalingPolicy Pods(int count) => new(IsPercent: false, count, 60);

    private static HpaScalingPolicy Percent(int percent) => new(IsPercent: true, percent, 60);
}
