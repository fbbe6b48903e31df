using EShopSim.Cluster.Rules.Pods;
using FsCheck.Xunit;

namespace EShopSim.Cluster.Tests.Rules;

public sealed class EvictionRankingTests
{
    [Theory]
    [InlineData("above its request goes before a lower priority", 1000, 300, 200, 0, 100, 200)]
    [InlineData("lower priority goes before further above its request", 0, 300, 200, 1000, 900, 200)]
    [InlineData("further above its request goes first", 0, 900, 200, 0, 300, 200)]
    [InlineData("without a request all it uses is above", 0, 150, 0, 0, 300, 200)]
    [InlineData("below the requests the nearer one goes first", 0, 190, 200, 0, 100, 200)]
    public void Who_goes_first(string example, int priority, long usage, long request, int otherPriority, long otherUsage, long otherRequest)
    {
        var (first, second) = (new EvictionCandidate(priority, usage, request), new EvictionCandidate(otherPriority, otherUsage, otherRequest));
        Assert.True(EvictionRanking.Compare(first, second) < 0, example);
        Assert.True(EvictionRanking.Compare(second, first) > 0, example);
    }

    [Fact]
    public void A_critical_pod_stays()
    {
        Assert.False(EvictionRanking.MayEvict(new EvictionCandidate(2_000_000_000, 300, 0)));
        Assert.True(EvictionRanking.MayEvict(new EvictionCandidate(1_000_000_000, 300, 0)));
    }

    [Property(Replay = "2026,13", MaxTest = 500)]
    public bool The_order_is_total(int[] priorities, byte[] usages)
    {
        var candidates = priorities.Zip(usages, static (priority, usage) => new EvictionCandidate(priority % 3, usage, 100)).ToArray();
        Array.Sort(candidates, EvictionRanking.Compare);
        for (var i = 1; i < candidates.Length; i++)
            if (EvictionRanking.Compare(candidates[i - 1], candidates[i]) > 0 || (!candidates[i - 1].ExceedsRequest && candidates[i].ExceedsRequest))
                return false;
        return true;
    }
}
