using EShopSim.Engine;
using EShopSim.Traffic.Balancing;

namespace EShopSim.Traffic.Tests.Balancing;

public sealed class HashingTests
{
    private const int Clients = 20_000;

    [Fact]
    public void One_pod_more_takes_its_share_of_the_ring_and_moves_few_others()
    {
        int[] before = [11, 12, 13, 14];
        int[] after = [.. before, 15];
        var (old, grown) = (new HashRing(before), new HashRing(after));
        Assert.Equal(1024, old.Count);
        var (taken, moved) = (0, 0);
        for (var i = 0; i < Clients; i++)
        {
            var hash = RandomStreams.Mix(5, (ulong)i);
            var (was, now) = (before[old.Owner(old.Start(hash))], after[grown.Owner(grown.Start(hash))]);
            taken += now == 15 ? 1 : 0;
            moved += now != 15 && was != now ? 1 : 0;
        }

        // A fifth, with the spread of 205 points among 1025. As Envoy keeps the ring near 1024, each pod gives up 51 of its 256 points, and with them some clients.
        Assert.InRange((double)taken / Clients, 0.15, 0.25);
        Assert.InRange((double)moved / Clients, 0, 0.2);
    }

    [Fact]
    public void The_table_gives_every_pod_the_same_share()
    {
        int[] hosts = [3, 1, 4, 159, 26];
        var table = new MaglevTable(hosts);
        var shares = Enumerable.Range(0, MaglevTable.Size).GroupBy(table.Owner).Select(group => group.Count()).ToArray();
        Assert.Equal(hosts.Length, shares.Length);
        Assert.InRange(shares.Max() - shares.Min(), 0, 1);
    }

    [Fact]
    public void One_pod_more_moves_few_others_in_the_table()
    {
        int[] before = [11, 12, 13, 14];
        int[] after = [.. before, 15];
        var (old, grown) = (new MaglevTable(before), new MaglevTable(after));
        var movedAmongOld = Enumerable.Range(0, MaglevTable.Size).Count(entry =>
            after[grown.Owner(entry)] != 15 && before[old.Owner(entry)] != after[grown.Owner(entry)]);

        // The paper's figure is a few percent for tables a hundred times the number of pods.
        Assert.InRange((double)movedAmongOld / MaglevTable.Size, 0, 0.1);
    }
}
