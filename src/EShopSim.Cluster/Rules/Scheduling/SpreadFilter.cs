using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>The DoNotSchedule constraints of one pod over all nodes (plugins/podtopologyspread/filtering.go).</summary>
/// <remarks>What it counts can be kept up to date as pods come and go, so that placing a pod need not look at all others.</remarks>
public sealed class SpreadFilter
{
    private readonly PlacedPod _pod;
    private readonly RequiredNodeAffinity _affinity;
    private readonly List<TopologySpreadConstraint> _constraints;
    private readonly List<SpreadCounts> _counts;
    private readonly KubernetesVersion _version;

    /// <summary>Takes note of the nodes; no pods are counted yet.</summary>
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
        _affinity = affinity;
        _version = version;
        _constraints = [.. constraints.Where(static constraint => constraint.DoNotSchedule)];
        _counts = _constraints.ConvertAll(static _ => new SpreadCounts());
        if (_constraints.Count == 0)
            return;
        foreach (var node in nodes)
            if (IsEligible(node))
                for (var i = 0; i < _constraints.Count; i++)
                    _counts[i].AddDomain(node.Labels[_constraints[i].TopologyKey]);
    }

    /// <summary>Whether some constraint counts pods of this kind.</summary>
    public bool Counts(PlacedPod other) => _constraints.Exists(constraint => TopologyKeys.Counts(constraint, _pod, other));

    /// <summary>Counts pods of one kind on a node, terminating ones excepted; a negative number takes them back.</summary>
    public void AddPods(SchedulingNode node, PlacedPod kind, int pods)
    {
        if (_constraints.Count == 0 || (_version >= KubernetesVersion.V1_28 && !IsEligible(node)))
            return;
        for (var i = 0; i < _constraints.Count; i++)
            if (node.ValueOf(_constraints[i].TopologyKey) is { } domain && TopologyKeys.Counts(_constraints[i], _pod, kind))
                _counts[i].AddPods(domain, pods);
    }

    /// <summary>Whether the pod may go to a node, by the first constraint that says no.</summary>
    public SpreadVerdict Check(SchedulingNode node)
    {
        for (var i = 0; i < _constraints.Count; i++)
        {
            var constraint = _constraints[i];
            if (node.ValueOf(constraint.TopologyKey) is not { } domain)
                return SpreadVerdict.MissingLabel;
            var self = constraint.Selector.Matches(_pod.Labels) ? 1 : 0;
            if (_counts[i].PodsIn(domain) + self - Minimum(i) > constraint.MaxSkew)
                return SpreadVerdict.SkewExceeded;
        }

        return SpreadVerdict.Fits;
    }

    private bool IsEligible(SchedulingNode node) => _affinity.Matches(node.Name, node.Labels) && TopologyKeys.HasAll(node, _constraints);

    private long Minimum(int index)
    {
        var counts = _counts[index];
        var tooFewDomains = _version >= KubernetesVersion.V1_28 && counts.DomainCount < _constraints[index].MinDomains;
        return tooFewDomains ? 0 : counts.Minimum ?? int.MaxValue;
    }
}
