using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Networking;

namespace EShopSim.Cluster.Tests.WorkedExamples;

/// <summary>Which connections NetworkPolicies let through.</summary>
public sealed class NetworkPolicyExamples
{
    private static readonly NamedPort _postgres = new("sql", 5432, "TCP");
    private static readonly ConnectedPod _api = Pod("shop", "api");
    private static readonly ConnectedPod _db = Pod("shop", "db");

    private static readonly NetworkPolicy _dbFromApi = Policy("db") with
    {
        Ingress = [new NetworkPolicyRule([new NetworkPolicyPeer(App("api"), null)], [new NetworkPolicyPort("TCP") { Number = 5432 }])],
    };

    private static readonly NetworkPolicy _denyEgress = new(new ObjectMeta("shop", "deny"), LabelSelector.Everything) { IsAboutIngress = false, IsAboutEgress = true };

    [Fact]
    public void With_egress_of_the_api_denied_it_reaches_the_db_only_once_its_egress_is_allowed_too()
    {
        Assert.Equal(ConnectionVerdict.Allowed, NetworkPolicies.Check([_dbFromApi], _api, _db, _postgres));
        Assert.Equal(ConnectionVerdict.EgressDenied, NetworkPolicies.Check([_dbFromApi, _denyEgress], _api, _db, _postgres));

        var allowEgress = Policy("api") with
        {
            IsAboutIngress = false,
            IsAboutEgress = true,
            Egress = [new NetworkPolicyRule([new NetworkPolicyPeer(App("db"), null)], [new NetworkPolicyPort("TCP") { Number = 5432 }])],
        };
        Assert.Equal(ConnectionVerdict.Allowed, NetworkPolicies.Check([_dbFromApi, _denyEgress, allowEgress], _api, _db, _postgres));

        // And it cannot ask for the db's name until somebody lets it out to port 53.
        Assert.False(NetworkPolicies.MayResolveNames([_denyEgress, allowEgress], _api));
        var dns = allowEgress with { Egress = [new NetworkPolicyRule([], [new NetworkPolicyPort("UDP") { Number = 53 }])] };
        Assert.True(NetworkPolicies.MayResolveNames([_denyEgress, allowEgress, dns], _api));
    }

    [Fact]
    public void Only_the_api_gets_in_and_only_at_its_port()
    {
        Assert.Equal(ConnectionVerdict.IngressDenied, NetworkPolicies.Check([_dbFromApi], Pod("shop", "web"), _db, _postgres));
        Assert.Equal(ConnectionVerdict.IngressDenied, NetworkPolicies.Check([_dbFromApi], _api, _db, _postgres with { Number = 9187 }));
        Assert.Equal(ConnectionVerdict.IngressDenied, NetworkPolicies.Check([_dbFromApi], _api, _db, _postgres with { Protocol = "UDP" }));

        // An api of another namespace is another api, and who is not selected is open.
        Assert.Equal(ConnectionVerdict.IngressDenied, NetworkPolicies.Check([_dbFromApi], Pod("other", "api"), _db, _postgres));
        Assert.Equal(ConnectionVerdict.Allowed, NetworkPolicies.Check([_dbFromApi], _db, _api, _postgres));
    }

    // What the rule says, and whether a pod app=web of namespace web gets to port 8080 (http) of app=api in shop.
    public static TheoryData<string, NetworkPolicyPeer[], NetworkPolicyPort[], bool> Rules => new()
    {
        { "everybody", [], [], true },
        { "pods of the own namespace", [new NetworkPolicyPeer(LabelSelector.Everything, null)], [], false },
        { "all pods of a namespace", [new NetworkPolicyPeer(null, Named("web"))], [], true },
        { "some pods of it", [new NetworkPolicyPeer(App("web"), Named("web"))], [], true },
        { "other pods of it", [new NetworkPolicyPeer(App("api"), Named("web"))], [], false },
        { "one of two peers", [new NetworkPolicyPeer(null, Named("shop")), new NetworkPolicyPeer(null, LabelSelector.Everything)], [], true },
        { "all addresses", [new NetworkPolicyPeer(null, null) { Cidr = "0.0.0.0/0" }], [], true },
        { "some addresses", [new NetworkPolicyPeer(null, null) { Cidr = "10.0.0.0/8" }], [], false },
        { "the port's name", [], [new NetworkPolicyPort("TCP") { Name = "http" }], true },
        { "another name", [], [new NetworkPolicyPort("TCP") { Name = "grpc" }], false },
        { "a range", [], [new NetworkPolicyPort("TCP") { Number = 8000, End = 9000 }], true },
        { "the protocol", [], [new NetworkPolicyPort("TCP")], true },
        { "peer and port must both fit", [new NetworkPolicyPeer(null, Named("web"))], [new NetworkPolicyPort("TCP") { Number = 80 }], false },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Peers_and_ports(string example, NetworkPolicyPeer[] peers, NetworkPolicyPort[] ports, bool isAllowed)
    {
        var policy = Policy("api") with { Ingress = [new NetworkPolicyRule(peers, ports)] };
        var verdict = NetworkPolicies.Check([policy], Pod("web", "web"), _api, new NamedPort("http", 8080, "TCP"));

        Assert.True(verdict == ConnectionVerdict.Allowed == isAllowed, $"{example}: {verdict}");
    }

    private static NetworkPolicy Policy(string app) => new(new ObjectMeta("shop", app), App(app));

    private static ConnectedPod Pod(string inNamespace, string app) => new(inNamespace, Namespace.LabelsOf([], inNamespace), Labels("app", app));

    private static LabelSelector App(string app) => new(Labels("app", app), []);

    private static LabelSelector Named(string inNamespace) => new(Labels(Namespace.NameLabel, inNamespace), []);

    private static Dictionary<string, string> Labels(string key, string value) => new(StringComparer.Ordinal) { [key] = value };
}
