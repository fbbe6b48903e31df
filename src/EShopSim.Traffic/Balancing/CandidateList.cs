using EShopSim.Traffic.Description;
using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Balancing;

/// <summary>Works out which pods a caller may choose from; made anew when endpoints change, a pod is ejected or returns.</summary>
internal sealed class CandidateList(LoadBalancing rules, EndpointTable endpoints, Places places)
{
    private bool[] _isNear = [];
    private int[]? _hints;
    private int _hintsVersion = -1;

    public void Refresh(Origin origin, long nowTicks)
    {
        origin.Version = endpoints.Version;
        if (origin.Hosts.Length < endpoints.PlaceCount)
        {
            var hosts = origin.Hosts;
            Array.Resize(ref hosts, endpoints.PlaceCount);
            origin.Hosts = hosts;
        }

        if (origin.Candidates.Length < endpoints.Count)
            origin.Candidates = new int[endpoints.PlaceCount];
        if (_isNear.Length < endpoints.Count)
            _isNear = new bool[endpoints.PlaceCount];
        var healthy = CountHealthy(origin, nowTicks);
        var isPanic = rules.Accrual is null && EjectionRule.Panics(rules.PanicThreshold, healthy, endpoints.Count);
        var (near, isNearOnly) = FindNear(origin.Node, origin.IsEntry ? TopologyPreference.LocalOnly : rules.Topology);
        origin.Count = 0;
        var healthyNear = Add(origin, wantNear: true, isPanic);
        origin.NearCount = origin.Count;
        origin.NearShare = 1;
        if (!isNearOnly)
        {
            var healthyFar = Add(origin, wantNear: false, isPanic);
            origin.NearShare = LocalityShare.Near(healthyNear, near, healthyFar);
        }
    }

    // Also greets pods that are new in their place, and lets ejected ones return.
    private int CountHealthy(Origin origin, long nowTicks)
    {
        origin.Ejected = 0;
        origin.ReturnTicks = long.MaxValue;
        foreach (var place in endpoints.Places)
        {
            ref var host = ref origin.Hosts[place];
            var pod = endpoints.At(place).Index + 1;
            if (host.Pod != pod)
                host = new HostState { Pod = pod, LatencyTicks = PeakEwma.DefaultTicks, UpdatedTicks = nowTicks };
            host.IsCandidate = false;
            host.IsEjected &= host.ReturnTicks > nowTicks;
            if (!host.IsEjected)
                continue;
            origin.Ejected++;
            origin.ReturnTicks = Math.Min(origin.ReturnTicks, host.ReturnTicks);
        }

        return endpoints.Count - origin.Ejected;
    }

    private int Add(Origin origin, bool wantNear, bool isPanic)
    {
        var before = origin.Count;
        for (var i = 0; i < endpoints.Count; i++)
        {
            var place = endpoints.Places[i];
            ref var host = ref origin.Hosts[place];
            if (_isNear[i] != wantNear || host.IsProbed || (host.IsEjected && !isPanic))
                continue;
            host.IsCandidate = true;
            origin.Candidates[origin.Count++] = place;
        }

        return origin.Count - before;
    }

    /// <summary>Marks the near pods. How many there are, and whether the others are out of the question.</summary>
    private (int Near, bool IsNearOnly) FindNear(int node, TopologyPreference topology)
    {
        var zone = places.ZoneOf(node);
        switch (topology)
        {
            case TopologyPreference.LocalOnly:
                return (Mark(static (pod, _, place) => pod == place, node), true);
            case TopologyPreference.SameNode when Mark(static (pod, _, place) => pod == place, node) is > 0 and var onNode:
                return (onNode, true);
            case TopologyPreference.SameNode or TopologyPreference.SameZone when zone >= 0 && AllHaveZones() && Mark(static (_, podZone, place) => podZone == place, zone) is > 0 and var inZone:
                return (inZone, true);
            case TopologyPreference.Auto when zone >= 0 && Hints() is { } hints && MarkHinted(hints, zone) is > 0 and var hinted:
                return (hinted, true);
            case TopologyPreference.LocalityFailover when zone >= 0 && Mark(static (_, podZone, place) => podZone == place, zone) is > 0 and var local:
                return (local, false);
            default:
                return (Mark(static (_, _, _) => true, 0), true);
        }
    }

    private int Mark(Func<int, int, int, bool> isNear, int place)
    {
        var count = 0;
        for (var i = 0; i < endpoints.Count; i++)
        {
            var node = NodeOf(i);
            _isNear[i] = isNear(node, places.ZoneOf(node), place);
            count += _isNear[i] ? 1 : 0;
        }

        return count;
    }

    private int MarkHinted(int[] hints, int zone)
    {
        var count = 0;
        for (var i = 0; i < endpoints.Count; i++)
        {
            _isNear[i] = hints[i] == zone;
            count += _isNear[i] ? 1 : 0;
        }

        return count;
    }

    private bool AllHaveZones()
    {
        for (var i = 0; i < endpoints.Count; i++)
        {
            if (places.ZoneOf(NodeOf(i)) < 0)
                return false;
        }

        return true;
    }

    private int[]? Hints()
    {
        if (_hintsVersion == endpoints.Version)
            return _hints;
        _hintsVersion = endpoints.Version;
        var zones = new int[endpoints.Count];
        for (var i = 0; i < zones.Length; i++)
            zones[i] = places.ZoneOf(NodeOf(i));
        return _hints = TopologyHints.Allot(zones, places.ZoneCores);
    }

    private int NodeOf(int index) => endpoints.At(endpoints.Places[index]).Pod.NodeIndex;
}
