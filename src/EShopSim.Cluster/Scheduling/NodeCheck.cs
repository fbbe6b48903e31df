namespace EShopSim.Cluster.Scheduling;

/// <summary>The filters that a node must pass for one pod, with the pods for which it keeps room.</summary>
/// <param name="pod">The pod to place.</param>
/// <param name="version">Whose filters.</param>
/// <param name="census">Counts the other pods.</param>
/// <param name="nominations">The pods for which nodes keep room.</param>
internal sealed class NodeCheck(Pod pod, KubernetesVersion version, PodCensus census, Nominations nominations)
{
    private readonly PodFilters _filters = new(pod, version, census.CountsFor(pod));

    /// <summary>What is counted for the pod.</summary>
    public GroupCounts Counts => _filters.Counts;

    /// <summary>Whether the node will take the pod, as it is and with those for which it keeps room: they may not come after all.</summary>
    public bool Passes(NodeState node)
    {
        if (nominations.IsEmpty || nominations.Before(pod, node) is not { Count: > 0 } expected)
            return _filters.Passes(node);
        Imagine(expected, node, 1);
        var passes = _filters.Passes(node);
        Imagine(expected, node, -1);
        return passes && _filters.Passes(node);
    }

    /// <summary>Why the node will not take the pod; empty when it will.</summary>
    public IReadOnlyList<Refusal> Refusals(NodeState node)
    {
        var expected = nominations.Before(pod, node);
        Imagine(expected, node, 1);
        var refusals = _filters.Refusals(node);
        Imagine(expected, node, -1);
        return refusals.Count > 0 ? refusals : _filters.Refusals(node);
    }

    /// <summary>Whether the node would refuse the pod even if others left it (UnschedulableAndUnresolvable).</summary>
    public bool IsHopeless(NodeState node) => _filters.IsHopeless(node);

    private void Imagine(IReadOnlyList<Pod> expected, NodeState node, int sign)
    {
        foreach (var other in expected)
        {
            var resources = other.TemplateRevision.Resources;
            node.Resources = sign > 0 ? node.Resources.With(resources) : node.Resources.Without(resources);
            census.Imagine(other, node, sign);
        }
    }
}
