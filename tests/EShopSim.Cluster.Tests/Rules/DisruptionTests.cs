using System.Globalization;
using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules;
using EShopSim.Cluster.Rules.Disruption;

namespace EShopSim.Cluster.Tests.Rules;

public sealed class DisruptionTests
{
    private static readonly BudgetStatus Met = new() { ExpectedPods = 3, CurrentHealthy = 2, DesiredHealthy = 2 };

    public static TheoryData<int, int, IntOrPercent?, IntOrPercent?, int, int> Budgets => new()
    {
        { 5, 5, IntOrPercent.Percent(50), null, 3, 2 },
        { 7, 7, IntOrPercent.Percent(50), null, 4, 3 },
        { 5, 5, null, IntOrPercent.Percent(30), 3, 2 },
        { 3, 2, null, IntOrPercent.Count(1), 2, 0 },
        { 10, 9, IntOrPercent.Count(8), null, 8, 1 },
        { 1, 1, null, IntOrPercent.Percent(10), 0, 1 },
        { 1, 1, IntOrPercent.Percent(10), null, 1, 0 },
        { 4, 4, IntOrPercent.Count(4), null, 4, 0 },
    };

    [Theory]
    [MemberData(nameof(Budgets))]
    public void A_budget_rounds_up_and_counts_ready_pods(
        int expected, int ready, IntOrPercent? minAvailable, IntOrPercent? maxUnavailable, int desired, int allowed)
    {
        var status = DisruptionBudget.Compute(new BudgetArguments
        {
            Version = KubernetesVersion.V1_35,
            MinAvailable = minAvailable,
            MaxUnavailable = maxUnavailable,
            Pods = [.. Enumerable.Range(0, expected).Select(index => Pod(index, index < ready, expected))],
            Now = HpaWorkload.Now,
        });

        Assert.Equal((expected, desired, allowed), (status.ExpectedPods, status.DesiredHealthy, status.DisruptionsAllowed));
    }

    [Theory]
    [InlineData(119, 1)]
    [InlineData(121, 2)]
    public void A_granted_eviction_counts_against_the_budget_for_two_minutes(int ageSeconds, int healthy)
    {
        var status = DisruptionBudget.Compute(new BudgetArguments
        {
            Version = KubernetesVersion.V1_35,
            MinAvailable = IntOrPercent.Count(1),
            Pods = [Pod(0, true, 2), Pod(1, true, 2)],
            DisruptedPods = [new DisruptedPod("p0", HpaWorkload.Now - TimeSpan.FromSeconds(ageSeconds))],
            Now = HpaWorkload.Now,
        });

        Assert.Equal(healthy, status.CurrentHealthy);
    }

    [Fact]
    public void Only_a_running_pod_asks_the_budget()
    {
        EvictionBudget[] exhausted = [new(Met)];

        Assert.Equal(EvictionVerdict.TooManyRequests, EvictionAdmission.Decide(PodPhase.Running, true, false, exhausted));
        Assert.Equal(EvictionVerdict.Delete, EvictionAdmission.Decide(PodPhase.Pending, false, false, exhausted));
        Assert.Equal(EvictionVerdict.Delete, EvictionAdmission.Decide(PodPhase.Running, true, true, exhausted));
        Assert.Equal(EvictionVerdict.MultipleBudgets, EvictionAdmission.Decide(PodPhase.Running, true, false, [.. exhausted, .. exhausted]));
    }

    [Fact]
    public void An_unready_pod_goes_freely_while_the_budget_is_met_without_it()
    {
        var missed = Met with { CurrentHealthy = 1 };

        Assert.Equal(EvictionVerdict.Delete, EvictionAdmission.Decide(PodPhase.Running, false, false, [new(Met)]));
        Assert.Equal(EvictionVerdict.TooManyRequests, EvictionAdmission.Decide(PodPhase.Running, false, false, [new(missed)]));
        Assert.Equal(EvictionVerdict.Delete, EvictionAdmission.Decide(PodPhase.Running, false, false, [new(missed, AlwaysAllowUnhealthy: true)]));
    }

    [Fact]
    public void A_stale_budget_refuses_what_it_would_allow()
    {
        var generous = Met with { DisruptionsAllowed = 1 };

        Assert.Equal(EvictionVerdict.DeleteFromBudget, EvictionAdmission.Decide(PodPhase.Running, true, false, [new(generous)]));
        Assert.Equal(EvictionVerdict.TooManyRequests, EvictionAdmission.Decide(PodPhase.Running, true, false, [new(generous, IsStale: true)]));
    }

    private static ProtectedPod Pod(int index, bool ready, int replicas) =>
        new("p" + index.ToString(CultureInfo.InvariantCulture), ready) { Controller = "web", ControllerReplicas = replicas };
}
