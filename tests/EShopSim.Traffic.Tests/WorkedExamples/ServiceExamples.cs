using EShopSim.Cluster;
using EShopSim.Traffic.Balancing;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.WorkedExamples;

/// <summary>How Services spread requests over pods, in figures.</summary>
public sealed class ServiceExamples
{
    [Fact]
    public void Of_four_endpoints_the_rules_match_with_25_33_50_and_100_percent_so_each_gets_a_quarter()
    {
        const int Requests = 40_000;
        var (shop, pods) = Back(new LoadBalancing(), pods: 4);
        Send(shop, Requests);

        // A rule sees what the rules before it did not match.
        long left = Requests;
        foreach (var (pod, matched) in pods.Zip([0.25, 0.3333333333, 0.5, 1]))
        {
            var received = shop.Engine.RequestsReceived(pod);
            Assert.Equal(matched, (double)received / left, 4 * Math.Sqrt(matched * (1 - matched) / left));
            Assert.Equal(0.25, (double)received / Requests, 4 * Math.Sqrt(0.25 * 0.75 / Requests));
            left -= received;
        }

        Assert.Equal(0, left);
    }

    [Fact]
    public void Of_three_nodes_with_1_1_and_4_pods_the_two_alone_get_a_third_each_and_the_four_8_3_percent_each()
    {
        // externalTrafficPolicy Local; a fourth node has none, so nothing goes there.
        var balancing = new LoadBalancing { IsExternallyLocal = true, Clients = 30_000 };
        var shop = new Shop([Module("back", Operation("back.part")) with { Balancing = balancing }], [Silent("back.part")], nodeZones: ["", "", "", ""]);
        Pod[] pods = [.. new[] { 0, 1, 2, 2, 2, 2 }.Select(node => shop.RunPod("back", node: node))];
        Send(shop, 30_000);
        Assert.All(pods.Take(2), pod => Assert.Equal(33.3, shop.Engine.RequestsReceived(pod) / 300.0, 1.0));
        Assert.All(pods.Skip(2), pod => Assert.Equal(8.3, shop.Engine.RequestsReceived(pod) / 300.0, 0.6));
    }

    [Fact]
    public void From_2_to_4_pods_with_100_gRPC_connections_the_new_ones_get_nothing_until_clients_reconnect()
    {
        var kept = new LoadBalancing { Connections = new ConnectionPolicy(), Clients = 100 };
        var (shop, pods) = Back(kept, pods: 2);
        Send(shop, 5_000);
        Pod[] added = [shop.RunPod("back"), shop.RunPod("back")];
        Send(shop, 5_000, from: 5_000);
        Assert.All(added, pod => Assert.Equal(0, shop.Engine.RequestsReceived(pod)));
        Assert.Equal(10_000, pods.Sum(shop.Engine.RequestsReceived));

        // One of the old pods gets SIGTERM: its clients, and they alone, connect anew, to it no more.
        shop.Engine.EndpointRemoved(pods[0]);
        shop.Engine.Terminating(pods[0]);
        var before = shop.Engine.RequestsReceived(pods[0]);
        Send(shop, 5_000, from: 10_000);
        Assert.Equal(before, shop.Engine.RequestsReceived(pods[0]));
        Assert.All(added, pod => Assert.InRange(shop.Engine.RequestsReceived(pod), 100, 2_000));
    }

    [Fact]
    public void With_4_pods_in_3_equal_zones_at_least_2_each_would_be_6_so_there_are_no_topology_hints()
    {
        // Desired 1.33 each, at least ⌈1.33 / 1.2⌉ = ⌈1.11⌉ = 2. Six pods are enough.
        Assert.Null(TopologyHints.Allot([0, 0, 1, 2], [8, 8, 8]));
        Assert.NotNull(TopologyHints.Allot([0, 0, 1, 1, 2, 2], [8, 8, 8]));
    }

    private static (Shop Shop, Pod[] Pods) Back(LoadBalancing balancing, int pods)
    {
        var shop = new Shop([Module("back", Operation("back.part")) with { Balancing = balancing }], [Silent("back.part")]);
        return (shop, [.. Enumerable.Range(0, pods).Select(_ => shop.RunPod("back"))]);
    }

    private static void Send(Shop shop, int count, int from = 0)
    {
        for (var i = 0; i < count; i++)
            shop.Send(Engine.RandomStreams.Mix(3, (ulong)(from + i)));
    }
}
