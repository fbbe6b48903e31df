using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>The DoNotSchedule constraints of one pod over all nodes (plugins/podtopologyspread/filtering.go).</summary>
public sealed class SpreadFilter
{
    private readonly PlacedPod _pod;
    private readonly List<TopologySpreadConstraint> _constraints = [];
    private readonly List<SpreadCounts> _counts = [];
    private readonly KubernetesVersion _version;

    /// <summary>Counts the pods that matter.</summary>
    /// <param name="pod">The pod to place.</param>
    /// <param name="constraints">Its constraints; only those with DoNotSchedule are looked at.</param>
    /// <param name="affinity">Nodes outside of it make no domains.</param>
    /// <param name="nodes">All nodes.</param>
    /// <param name="version">From 1.28 on pods on nodes outside of the affinity do not count either, and minDomains is known.</param>
    public SpreadFilter(
        PlacedPod pod,
        IReadOnlyList<TopologySpreadConstraint> constraints,
        RequiredNodeAffinity affinity,
        IReadOnlyList<SchedulingNode> nodes,
        KubernetesVersion version)
    {
        _pod = pod;
        _version = version;
        foreach (var constraint in constraints)
        {
            if (!constraint.DoNotSchedule)
                continue;
            _constraints.Add(constraint);
            _counts.Add(new SpreadCounts());
        }

        if (_constraints.Count > 0)
            Count(affinity, nodes);
    }

    /// <summary>Whether the pod may go to a node, by the first constraint that says no.</summary>
    public SpreadVerdict Check(SchedulingNode node)
    {
        for (var i = 0; i < _constraints.Count; i++)
        {
            var constraint = _constraints[i];
            if (!node.Labels.TryGetValue(constraint.TopologyKey, out var domain))
                return SpreadVerdict.MissingLabel;
            var self = constraint.Selector.Matches(_pod.Labels) ? 1 : 0;
            if (_counts[i].PodsIn(domain) + self - Minimum(i) > constraint.MaxSkew)
                return SpreadVerdict.SkewExceeded;
        }

        return SpreadVerdict.Fits;
    }

    private long Minimum(int index)
    {
        var counts = _counts[index];
        var tooFewDomains = _version >= KubernetesVersion.V1_28 && counts.DomainCount < _constraints[index].MinDomains;
        return tooFewDomains ? 0 : counts.Minimum ?? int.MaxValue;
    }

    private void Count(RequiredNodeAffinity affinity, IReadOnlyList<SchedulingNode> nodes)
    {
        foreach (var node in nodes)
        {
            if (!affinity.Matches(node.Name, node.Labels) || !SpreadCounts.HasAllKeys(node, _constraints))
                continue;
            for (var i = 0; i < _constraints.Count; i++)
                _counts[i].AddDomain(node.Labels[_constraints[i].TopologyKey]);
        }

        foreach (var node in nodes)
        {
            if (_version >= KubernetesVersion.V1_28
                && (!affinity.Matches(node.Name, node.Labels) || !SpreadCounts.HasAllKeys(node, _constraints)))
                continue;
            for (var i = 0; i < _constraints.Count; i++)
                if (node.Labels.TryGetValue(_constraints[i].TopologyKey, out var domain))
                    _counts[i].AddPods(domain, SpreadCounts.Matching(node, _constraints[i].Selector, _pod.Namespace));
        }

        foreach (var counts in _counts)
            counts.Close();
    }
}
