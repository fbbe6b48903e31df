namespace EShopSim.Traffic.Balancing;

/// <summary>Where the nodes are.</summary>
internal sealed class Places
{
    private readonly int[] _zoneOfNode;

    /// <param name="nodeZones">The zone of each node by its index; empty where a node has none.</param>
    /// <param name="nodeCores">Cores of each node.</param>
    public Places(IReadOnlyList<string> nodeZones, IReadOnlyList<double> nodeCores)
    {
        string[] names = [.. nodeZones.Where(zone => zone.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _zoneOfNode = [.. nodeZones.Select(zone => Array.IndexOf(names, zone))];
        ZoneCores = new double[names.Length];
        for (var node = 0; node < _zoneOfNode.Length; node++)
        {
            if (_zoneOfNode[node] >= 0)
                ZoneCores[_zoneOfNode[node]] += nodeCores[node];
        }
    }

    /// <summary>The node through which a client outside comes in.</summary>
    public int EntryNode(int client) => client % Math.Max(1, _zoneOfNode.Length);

    /// <summary>Cores of the nodes of each zone.</summary>
    public double[] ZoneCores { get; }

    /// <summary>The zone of a node; -1 where it has none.</summary>
    public int ZoneOf(int node) => (uint)node < (uint)_zoneOfNode.Length ? _zoneOfNode[node] : -1;
}
