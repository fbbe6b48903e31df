namespace EShopSim.Traffic.Balancing;

/// <summary>IPVS sh: 256 buckets, dealt out to the pods in turn, and a client's address falls into one (net/netfilter/ipvs/ip_vs_sh.c).</summary>
internal static class SourceHash
{
    private const int Buckets = 256;

    public static int Pick(int count, ulong client) => (int)(client % Buckets) % count;
}
