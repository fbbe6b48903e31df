using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Cluster.Tests.Rules;

namespace EShopSim.Cluster.Tests.WorkedExamples;

/// <summary>CPU against a percentage of the requests, worked out by hand; usage is millicores of each ready pod.</summary>
public sealed class UtilizationExamples
{
    // Name, current replicas, target %, request, usage of the ready pods, unready, missing: replicas and the percentage shown.
    public static TheoryData<string, int, long, long, long[], int, int, int, long> Examples => new()
    {
        { "truncation: 89 %, not 89.3", 3, 70, 500, [420, 450, 470], 0, 0, 4, 89 },
        { "unready pods as idle reach the target", 6, 60, 500, [450, 450, 450, 450], 2, 0, 6, 90 },
        { "missing pods on the way down as full", 5, 80, 500, [150, 150, 150], 0, 2, 4, 30 },
        { "missing pods on the way up as idle", 5, 50, 500, [500, 500, 500, 500], 0, 1, 8, 100 },
        { "plain growth", 3, 30, 1000, [300, 500, 700], 0, 0, 5, 50 },
        { "growth damped by an unready pod", 3, 30, 1000, [500, 700], 1, 0, 4, 60 },
        { "unready pods turn the direction", 3, 30, 1000, [400], 2, 0, 3, 40 },
        { "plain shrinking", 5, 50, 1000, [100, 300, 500, 250, 250], 0, 0, 3, 28 },
        { "tolerance edge: 1.1 is within", 3, 50, 1000, [540, 550, 560], 0, 0, 3, 55 },
        { "just above the tolerance", 3, 50, 1000, [550, 560, 570], 0, 0, 4, 56 },
        { "0.9 is within", 10, 100, 500, [450, 450, 450, 450, 450, 450, 450, 450, 450, 450], 0, 0, 10, 90 },
        { "just below the tolerance", 10, 100, 500, [445, 445, 445, 445, 445, 445, 445, 445, 445, 445], 0, 0, 9, 89 },
        { "missing pods at their request keep the size", 4, 70, 200, [20, 20], 0, 2, 4, 10 },
        { "missing pods at the target above 100 %", 4, 120, 200, [20, 20], 0, 2, 3, 10 },
        { "unready pods do not count on the way down", 4, 70, 200, [20, 20], 2, 0, 1, 10 },
        { "surge pods multiply", 10, 70, 200, [118, 118, 118, 118, 118, 118, 118, 118, 118, 118, 118, 118, 118], 0, 0, 11, 59 },
        { "far above the target", 2, 80, 100, [400, 400], 0, 0, 10, 400 },
        { "unready and missing turn the direction", 6, 60, 100, [100, 100, 100], 1, 2, 6, 100 },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Replicas_and_the_percentage_shown(
        string example, int current, long target, long request, long[] usages, int unready, int missing, int expected, long shown)
    {
        var result = Calculate(HpaWorkload.Cpu(current, target, request, usages, unready, missing));

        Assert.True((result.Error, result.Replicas, result.Usage) == (null, expected, shown), $"{example}: {result}");
    }

    [Theory]
    [InlineData("ratio 1.1 on the edge", KubernetesVersion.V1_20, 3, 50, new long[] { 540, 550, 560 }, 0, 4)]
    [InlineData("ratio 1.1 on the edge", KubernetesVersion.V1_28, 3, 50, new long[] { 540, 550, 560 }, 0, 4)]
    [InlineData("ratio 1.1 on the edge", KubernetesVersion.V1_35, 3, 50, new long[] { 540, 550, 560 }, 0, 3)]
    [InlineData("ratio 0.9 on the edge", KubernetesVersion.V1_20, 3, 50, new long[] { 450, 450, 450 }, 0, 3)]
    [InlineData("ratio 0.9 on the edge", KubernetesVersion.V1_35, 3, 50, new long[] { 450, 450, 450 }, 0, 3)]
    [InlineData("missing at the request", KubernetesVersion.V1_20, 4, 120, new long[] { 100, 100 }, 2, 2)]
    [InlineData("missing at the target", KubernetesVersion.V1_28, 4, 120, new long[] { 100, 100 }, 2, 3)]
    [InlineData("missing at the target", KubernetesVersion.V1_35, 4, 120, new long[] { 100, 100 }, 2, 3)]
    public void What_the_versions_say_differently(
        string example, KubernetesVersion version, int current, long target, long[] usages, int missing, int expected)
    {
        var result = Calculate(HpaWorkload.Cpu(current, target, 1000, usages, missing: missing), version);

        Assert.True(result.Replicas == expected, $"{example} in {version}: {result}");
    }

    [Fact]
    public void A_tolerance_of_a_twentieth_on_the_way_down_acts_at_90_percent()
    {
        var arguments = HpaWorkload.Cpu(10, 100, 500, [.. Enumerable.Repeat(450L, 10)]);

        var result = ReplicaCalculator.GetResourceReplicas(arguments, HpaWorkload.Settings(KubernetesVersion.V1_35, down: 0.05));

        Assert.Equal(9, result.Replicas);
    }

    private static ReplicaCalculation Calculate(PodMetricArguments arguments, KubernetesVersion version = KubernetesVersion.V1_35) =>
        ReplicaCalculator.GetResourceReplicas(arguments, HpaWorkload.Settings(version));
}
