namespace EShopSim.Traffic.Balancing;

/// <summary>IPVS lc: the first pod with the fewest connections (net/netfilter/ipvs/ip_vs_lc.c). With equal weights sed and nq rank alike.</summary>
internal static class LeastConnection
{
    public static int Pick(EndpointView view)
    {
        var best = 0;
        for (var i = 1; i < view.Count; i++)
        {
            if (view[i].Active < view[best].Active)
                best = i;
        }

        return best;
    }
}
