using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>Pods counted by the values of one topology key.</summary>
internal sealed class SpreadCounts
{
    private readonly Dictionary<string, long> _podsByDomain = new(StringComparer.Ordinal);

    /// <summary>Domains known.</summary>
    public int DomainCount => _podsByDomain.Count;

    /// <summary>Pods in the domain with fewest; null without domains.</summary>
    public long? Minimum { get; private set; }

    /// <summary>Makes a domain known, with no pods yet.</summary>
    public void AddDomain(string domain) => _podsByDomain.TryAdd(domain, 0);

    /// <summary>Counts pods, if the domain is known.</summary>
    public void AddPods(string domain, long pods)
    {
        if (_podsByDomain.TryGetValue(domain, out var counted))
            _podsByDomain[domain] = counted + pods;
    }

    /// <summary>Finds the minimum once all pods are counted.</summary>
    public void Close()
    {
        foreach (var pods in _podsByDomain.Values)
            Minimum = Math.Min(Minimum ?? long.MaxValue, pods);
    }

    /// <summary>Pods of a domain, 0 for one that is not known.</summary>
    public long PodsIn(string domain) => _podsByDomain.GetValueOrDefault(domain);

    /// <summary>Pods on a node that a constraint counts: of the same namespace, selected, and not terminating.</summary>
    public static long Matching(SchedulingNode node, LabelSelector selector, string podNamespace)
    {
        var count = 0L;
        foreach (var pod in node.Pods)
            if (!pod.IsTerminating && string.Equals(pod.Namespace, podNamespace, StringComparison.Ordinal) && selector.Matches(pod.Labels))
                count++;
        return count;
    }

    /// <summary>Whether a node has the keys of all constraints.</summary>
    public static bool HasAllKeys(SchedulingNode node, List<TopologySpreadConstraint> constraints)
    {
        foreach (var constraint in constraints)
            if (!node.Labels.ContainsKey(constraint.TopologyKey))
                return false;
        return true;
    }
}
