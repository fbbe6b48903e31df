namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>Numbers per topology domain, a domain being a label key with a value.</summary>
internal sealed class TopologyWeights
{
    private readonly Dictionary<(string Key, string Value), long> _weights = [];

    /// <summary>Whether no domain has a number.</summary>
    public bool IsEmpty => _weights.Count == 0;

    /// <summary>Adds to the domain that a node belongs to; nodes without the label belong to none.</summary>
    public void Add(SchedulingNode node, string topologyKey, long weight)
    {
        if (node.ValueOf(topologyKey) is not { } value)
            return;
        var sum = _weights.GetValueOrDefault((topologyKey, value)) + weight;
        if (sum == 0)
            _weights.Remove((topologyKey, value));
        else
            _weights[(topologyKey, value)] = sum;
    }

    /// <summary>The number of one domain of a node; 0 where it has none.</summary>
    public long Of(SchedulingNode node, string topologyKey) =>
        node.ValueOf(topologyKey) is { } value ? _weights.GetValueOrDefault((topologyKey, value)) : 0;

    /// <summary>The sum over all domains a node belongs to.</summary>
    public long SumOf(SchedulingNode node)
    {
        if (IsEmpty)
            return 0;
        var sum = 0L;
        foreach (var (key, value) in node.Labels)
            sum += _weights.GetValueOrDefault((key, value));
        return sum;
    }
}
