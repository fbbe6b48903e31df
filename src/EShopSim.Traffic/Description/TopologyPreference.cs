namespace EShopSim.Traffic.Description;

/// <summary>Which pods a caller prefers by where they are.</summary>
public enum TopologyPreference
{
    /// <summary>All are the same.</summary>
    None,

    /// <summary>Those in the caller's zone, if there is one: trafficDistribution PreferSameZone or PreferClose.</summary>
    SameZone,

    /// <summary>Those on the caller's node, else those in its zone: trafficDistribution PreferSameNode.</summary>
    SameNode,

    /// <summary>Those that the EndpointSlice controller allots to the caller's zone by its CPU: topology-mode Auto.</summary>
    Auto,

    /// <summary>Those on the caller's node and no others: internalTrafficPolicy Local.</summary>
    LocalOnly,

    /// <summary>Those in the caller's zone as long as enough of them are healthy: Envoy's priorities by locality, as Istio sets them.</summary>
    LocalityFailover,
}
