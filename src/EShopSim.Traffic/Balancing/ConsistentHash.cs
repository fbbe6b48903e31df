using EShopSim.Traffic.Description;
using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Balancing;

/// <summary>The ring or table of a workload's pods, made anew when they change. Ejected pods stay in it and are passed over, so that the others keep their clients.</summary>
internal sealed class ConsistentHash(BalancingPolicy policy, EndpointTable endpoints)
{
    private int _version = -1;
    private HashRing? _ring;
    private MaglevTable? _table;

    public bool IsUsed => policy is BalancingPolicy.RingHash or BalancingPolicy.Maglev;

    /// <summary>The place of the pod that a hash leads to.</summary>
    public int Find(ulong hash, EndpointView view, ReadOnlySpan<HostState> hosts)
    {
        if (_version != endpoints.Version)
            Build();
        var points = _ring?.Count ?? MaglevTable.Size;
        var start = _ring?.Start(hash) ?? MaglevTable.Start(hash);
        for (var i = 0; i < points; i++)
        {
            var place = endpoints.Places[_ring?.Owner(start + i) ?? _table!.Owner(start + i)];
            if (hosts[place].IsCandidate)
                return place;
        }

        return view.Place(0);
    }

    private void Build()
    {
        _version = endpoints.Version;
        var hosts = new int[endpoints.Count];
        for (var i = 0; i < hosts.Length; i++)
            hosts[i] = endpoints.At(endpoints.Places[i]).Index;
        if (policy == BalancingPolicy.RingHash)
            _ring = new HashRing(hosts);
        else
            _table = new MaglevTable(hosts);
    }
}
