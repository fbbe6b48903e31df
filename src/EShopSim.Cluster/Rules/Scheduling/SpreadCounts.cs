namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>Pods counted by the values of one topology key, with the least of the counts at hand.</summary>
internal sealed class SpreadCounts
{
    private readonly Dictionary<string, int> _podsByDomain = new(StringComparer.Ordinal);
    private readonly List<int> _domainsByPods = [];
    private int _minimum;

    /// <summary>Domains known.</summary>
    public int DomainCount => _podsByDomain.Count;

    /// <summary>Pods in the domain with fewest; null without domains.</summary>
    public long? Minimum => DomainCount == 0 ? null : _minimum;

    /// <summary>Makes a domain known, with no pods yet.</summary>
    public void AddDomain(string domain)
    {
        if (!_podsByDomain.TryAdd(domain, 0))
            return;
        _minimum = 0;
        DomainsWith(0)++;
    }

    /// <summary>Counts pods, if the domain is known; a negative number takes them back.</summary>
    public void AddPods(string domain, int pods)
    {
        if (!_podsByDomain.TryGetValue(domain, out var counted))
            return;
        _podsByDomain[domain] = counted + pods;
        DomainsWith(counted)--;
        DomainsWith(counted + pods)++;
        _minimum = Math.Min(_minimum, counted + pods);
        while (_domainsByPods[_minimum] == 0)
            _minimum++;
    }

    /// <summary>Pods of a domain, 0 for one that is not known.</summary>
    public long PodsIn(string domain) => _podsByDomain.GetValueOrDefault(domain);

    private ref int DomainsWith(int pods)
    {
        while (_domainsByPods.Count <= pods)
            _domainsByPods.Add(0);
        return ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_domainsByPods)[pods];
    }
}
