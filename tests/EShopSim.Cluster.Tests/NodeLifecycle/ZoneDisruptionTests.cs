using EShopSim.Cluster.NodeLifecycle;

namespace EShopSim.Cluster.Tests.NodeLifecycle;

public sealed class ZoneDisruptionTests
{
    [Theory]
    [InlineData(15, 5, "Normal")]
    [InlineData(8, 12, "PartialDisruption")]
    [InlineData(9, 11, "PartialDisruption")]
    [InlineData(10, 10, "Normal")]
    [InlineData(1, 2, "Normal")]
    [InlineData(0, 1, "FullDisruption")]
    [InlineData(0, 0, "Normal")]
    public void A_zone_is_judged_by_its_share_of_lost_nodes(int ready, int notReady, string expected)
    {
        Assert.Equal(expected, ZoneDisruption.StateOf(ready, notReady).ToString());
    }

    [Fact]
    public void A_half_lost_zone_is_tainted_slowly_when_it_is_large_and_not_at_all_when_it_is_small()
    {
        Assert.Equal(0, ZoneDisruption.NodesPerSecond(ZoneState.PartialDisruption, 50));
        Assert.Equal(0.01, ZoneDisruption.NodesPerSecond(ZoneState.PartialDisruption, 51));
        Assert.Equal(0.1, ZoneDisruption.NodesPerSecond(ZoneState.Normal, 20));
        Assert.Equal(0.1, ZoneDisruption.NodesPerSecond(ZoneState.FullDisruption, 20));
    }
}
