namespace EShopSim.Traffic.Description;

/// <summary>How one of a workload's pods is chosen.</summary>
public enum BalancingPolicy
{
    /// <summary>Uniformly at random: kube-proxy in iptables and nftables mode.</summary>
    Random,

    /// <summary>One after the other, each caller for itself: Envoy's ROUND_ROBIN.</summary>
    RoundRobin,

    /// <summary>The one of some drawn at random that has the fewest requests of this caller: Envoy's LEAST_REQUEST.</summary>
    LeastRequest,

    /// <summary>The next on a ring of hashes: Envoy's RING_HASH.</summary>
    RingHash,

    /// <summary>By a table of hashes that all pods share evenly: Envoy's MAGLEV.</summary>
    Maglev,

    /// <summary>The better of two by expected latency times requests under way: Linkerd.</summary>
    PeakEwma,

    /// <summary>One after the other, each node for itself: IPVS rr.</summary>
    IpvsRoundRobin,

    /// <summary>The one with the fewest connections from this node: IPVS lc; with equal weights sed and nq choose the same.</summary>
    IpvsLeastConnection,

    /// <summary>By a hash of the client's address: IPVS sh.</summary>
    IpvsSourceHash,
}
