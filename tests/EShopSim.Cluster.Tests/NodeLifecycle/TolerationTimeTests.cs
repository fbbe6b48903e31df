using EShopSim.Cluster.Api;
using EShopSim.Cluster.NodeLifecycle;

namespace EShopSim.Cluster.Tests.NodeLifecycle;

public sealed class TolerationTimeTests
{
    private static readonly Taint _unreachable = new("node.kubernetes.io/unreachable", "", TaintEffect.NoExecute);
    private static readonly Taint _maintenance = new("maintenance", "now", TaintEffect.NoExecute);

    [Fact]
    public void A_taint_that_is_not_tolerated_leaves_no_time()
    {
        Assert.Equal(TimeSpan.Zero, TolerationTime.Of([Tolerate("maintenance", 60)], [_unreachable, _maintenance]));
    }

    [Fact]
    public void The_shortest_toleration_counts()
    {
        Assert.Equal(
            TimeSpan.FromSeconds(60),
            TolerationTime.Of([Tolerate(_unreachable.Key, 300), Tolerate("maintenance", 60)], [_unreachable, _maintenance]));
    }

    [Fact]
    public void A_toleration_without_a_time_lets_the_pod_stay()
    {
        Assert.Null(TolerationTime.Of([Tolerate("", null)], [_unreachable]));
    }

    [Fact]
    public void A_time_of_zero_or_less_is_none()
    {
        Assert.Equal(TimeSpan.Zero, TolerationTime.Of([Tolerate("", -5)], [_unreachable]));
    }

    private static Toleration Tolerate(string key, long? seconds) => new(key, Exists: true, "", TaintEffect.NoExecute, seconds);
}
