using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules;
using EShopSim.Cluster.Rules.Rollouts;

namespace EShopSim.Cluster.Tests.Rules;

public sealed class StatefulSetSyncTests
{
    [Fact]
    public void Pods_start_one_after_the_other_or_all_at_once()
    {
        Assert.Equal(["+3"], Decide(Set(5, Healthy(0, 1, 2))));
        Assert.Equal(["+3", "+4"], Decide(Set(5, Healthy(0, 1, 2)) with { Parallel = true }));
        Assert.Empty(Decide(Set(5, [.. Healthy(0, 1, 2), Starting(3)])));
    }

    [Fact]
    public void Pods_go_one_after_the_other_from_the_top_or_all_at_once()
    {
        Assert.Equal(["-4"], Decide(Set(2, Healthy(0, 1, 2, 3, 4))));
        Assert.Equal(["-4", "-3", "-2"], Decide(Set(2, Healthy(0, 1, 2, 3, 4)) with { Parallel = true }));
        Assert.Empty(Decide(Set(2, [.. Healthy(0, 1, 2, 3), Starting(4) with { IsTerminating = true }])));
    }

    [Fact]
    public void An_unhealthy_pod_below_keeps_an_unhealthy_one_from_going()
    {
        Assert.Empty(Decide(Set(2, [.. Healthy(0, 1), Starting(2), Starting(3)])));
        Assert.Equal(["-3"], Decide(Set(2, [.. Healthy(0, 1, 2), Starting(3)])));
    }

    [Fact]
    public void An_update_goes_down_to_the_partition_and_waits_for_each_pod()
    {
        var outdated = Healthy(0, 1, 2, 3, 4).Select(pod => pod with { IsUpdated = false }).ToArray();

        Assert.Equal(["-4"], Decide(Set(5, outdated) with { Partition = 2 }));
        Assert.Equal(["-2"], Decide(Set(5, [.. outdated[..3], .. Healthy(3, 4)]) with { Partition = 2 }));
        Assert.Empty(Decide(Set(5, [.. outdated[..2], .. Healthy(2, 3, 4)]) with { Partition = 2 }));
        Assert.Empty(Decide(Set(5, outdated) with { OnDelete = true }));
    }

    [Fact]
    public void With_a_budget_several_pods_are_updated_together()
    {
        var outdated = Healthy(0, 1, 2, 3, 4).Select(pod => pod with { IsUpdated = false }).ToArray();
        var budget = IntOrPercent.Percent(40);

        Assert.Equal(["-4", "-3"], Decide(Set(5, outdated) with { Parallel = true, MaxUnavailable = budget }));
        Assert.Equal(["-2"], Decide(Set(5, [.. outdated[..3], Starting(3), .. Healthy(4)]) with { Parallel = true, MaxUnavailable = budget }));
    }

    [Fact]
    public void A_terminating_pod_on_a_lost_node_is_never_replaced()
    {
        Assert.Empty(Decide(Set(3, [.. Healthy(0, 2), Starting(1) with { IsTerminating = true }])));
    }

    [Fact]
    public void A_pod_below_the_partition_is_made_from_the_old_template()
    {
        var actions = StatefulSetSync.Decide(Set(3, []) with { Parallel = true, Partition = 1 });

        Assert.Equal([false, true, true], actions.Select(action => action.FromUpdateRevision));
    }

    private static IEnumerable<string> Decide(StatefulSetArguments arguments) =>
        StatefulSetSync.Decide(arguments).Select(action => FormattableString.Invariant($"{(action.Creates ? '+' : '-')}{action.Ordinal}"));

    private static StatefulSetArguments Set(int replicas, IReadOnlyList<StatefulSetPod> pods) =>
        new() { Version = KubernetesVersion.V1_35, Replicas = replicas, Pods = pods };

    private static StatefulSetPod[] Healthy(params int[] ordinals) =>
        [.. ordinals.Select(ordinal => new StatefulSetPod(ordinal, PodPhase.Running) { IsReady = true, IsAvailable = true, IsUpdated = true })];

    private static StatefulSetPod Starting(int ordinal) => new(ordinal, PodPhase.Running) { IsUpdated = true };
}
