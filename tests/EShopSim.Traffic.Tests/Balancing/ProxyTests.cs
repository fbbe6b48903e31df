using EShopSim.Cluster;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Tests.Kit;
using static EShopSim.Traffic.Tests.Kit.Shop;

namespace EShopSim.Traffic.Tests.Balancing;

/// <summary>kube-proxy: what goes where in the cluster.</summary>
public sealed class ProxyTests
{
    [Fact]
    public void By_default_every_pod_gets_an_equal_share_at_random()
    {
        const int Requests = 40_000;
        var (shop, pods) = Back(new LoadBalancing(), pods: 4);
        Send(shop, Requests);
        foreach (var pod in pods)
            Assert.Equal(0.25, (double)shop.Engine.RequestsReceived(pod) / Requests, 4 * Math.Sqrt(0.25 * 0.75 / Requests));
    }

    [Fact]
    public void Ipvs_rr_goes_round()
    {
        var (shop, pods) = Back(new LoadBalancing { Policy = BalancingPolicy.IpvsRoundRobin }, pods: 4);
        Send(shop, 400);
        Assert.All(pods, pod => Assert.Equal(100, shop.Engine.RequestsReceived(pod)));
    }

    [Fact]
    public void Ipvs_lc_sends_to_the_pod_with_the_fewest_connections()
    {
        var (shop, pods) = Back(new LoadBalancing { Policy = BalancingPolicy.IpvsLeastConnection }, pods: 3, waitMs: 10);
        Send(shop, 3);
        Assert.All(pods, pod => Assert.Equal(1, shop.Engine.RequestsReceived(pod)));
        shop.RunUntil(20);
        Send(shop, 2);
        Assert.Equal([2L, 2, 1], pods.Select(shop.Engine.RequestsReceived));
    }

    [Fact]
    public void Ipvs_sh_keeps_a_client_with_its_pod()
    {
        var (shop, pods) = Back(new LoadBalancing { Policy = BalancingPolicy.IpvsSourceHash, Clients = 1 }, pods: 3);
        Send(shop, 50);
        Assert.Equal([0L, 0, 50], pods.Select(shop.Engine.RequestsReceived).Order());
    }

    [Fact]
    public void Connections_that_end_after_some_requests_spread_over_new_pods()
    {
        var kept = new LoadBalancing { Connections = new ConnectionPolicy { MaxRequests = 10 }, Clients = 20 };
        var (shop, _) = Back(kept, pods: 2);
        Send(shop, 2_000);
        var added = shop.RunPod("back");
        Send(shop, 6_000, from: 2_000);
        Assert.InRange(shop.Engine.RequestsReceived(added), 1_400, 2_600);
    }

    [Fact]
    public void A_pod_that_is_not_ready_keeps_the_connections_it_has()
    {
        var (shop, pods) = Back(new LoadBalancing { Connections = new ConnectionPolicy(), Clients = 1 }, pods: 2);
        Send(shop, 1);
        var first = pods.Single(pod => shop.Engine.RequestsReceived(pod) == 1);
        shop.Engine.EndpointRemoved(first);
        Send(shop, 9);
        Assert.Equal(10, shop.Engine.RequestsReceived(first));
    }

    [Fact]
    public void A_client_with_affinity_stays_until_its_pod_goes_or_it_was_away_too_long()
    {
        var sticky = new LoadBalancing { ClientAffinity = TimeSpan.FromSeconds(1), Clients = 1 };
        var (shop, pods) = Back(sticky, pods: 8);
        Send(shop, 20);
        var first = Assert.Single(pods, pod => shop.Engine.RequestsReceived(pod) == 20);

        // Each connection starts the time anew.
        foreach (var ms in new[] { 900, 1800, 2700 })
            shop.At(ms, () => Send(shop, 1, from: ms));
        Assert.Equal(23, shop.Engine.RequestsReceived(first));
        shop.Engine.EndpointRemoved(first);
        Send(shop, 20, from: 50);
        Assert.Equal(23, shop.Engine.RequestsReceived(first));
        Assert.Single(pods, pod => shop.Engine.RequestsReceived(pod) == 20);
    }

    [Theory]
    [InlineData(TopologyPreference.SameZone, new long[] { 50, 50, 0, 0 })]
    [InlineData(TopologyPreference.SameNode, new long[] { 100, 0, 0, 0 })]
    [InlineData(TopologyPreference.LocalOnly, new long[] { 100, 0, 0, 0 })]
    [InlineData(TopologyPreference.None, new long[] { 25, 25, 25, 25 })]
    public void Callers_prefer_pods_by_where_they_are(TopologyPreference preference, long[] percent)
    {
        var (shop, pods) = Zoned(preference, [0, 1, 2, 3]);
        Send(shop, 10_000);
        for (var i = 0; i < 4; i++)
            Assert.Equal(percent[i], shop.Engine.RequestsReceived(pods[i]) / 100.0, 2.0);
    }

    [Fact]
    public void Without_a_pod_on_its_node_or_in_its_zone_a_caller_takes_any_but_a_local_Service_answers_nobody()
    {
        var (shop, pods) = Zoned(TopologyPreference.SameNode, [2, 3]);
        Send(shop, 1_000);
        Assert.Equal(1_000, pods.Sum(shop.Engine.RequestsReceived));

        (shop, _) = Zoned(TopologyPreference.LocalOnly, [1, 2]);
        Send(shop, 10);
        Assert.Equal(10, shop.Engine.Modules[1].Failed);
        Assert.Equal(10, shop.Engine.Entries[0].Failures(FailureCause.CallFailed));
    }

    private static (Shop Shop, Pod[] Pods) Zoned(TopologyPreference preference, int[] nodes)
    {
        var shop = new Shop(
            [Module("front", Operation("front.page", steps: Step(Call("back.part")))), Module("back", Operation("back.part")) with { Balancing = new LoadBalancing { Topology = preference } }],
            [Silent("front.page")], nodeZones: ["a", "a", "b", "b"]);
        shop.RunPod("front");
        return (shop, [.. nodes.Select(node => shop.RunPod("back", node: node))]);
    }

    private static (Shop Shop, Pod[] Pods) Back(LoadBalancing balancing, int pods, double waitMs = 0)
    {
        var shop = new Shop([Module("back", Operation("back.part", waitMs: waitMs)) with { Balancing = balancing }], [Silent("back.part")]);
        return (shop, [.. Enumerable.Range(0, pods).Select(_ => shop.RunPod("back"))]);
    }

    private static void Send(Shop shop, int count, int from = 0)
    {
        for (var i = 0; i < count; i++)
            shop.Send(Engine.RandomStreams.Mix(3, (ulong)(from + i)));
    }
}
