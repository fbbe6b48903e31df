using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.NodeAutoscaling;
using EShopSim.Engine;

namespace EShopSim.Cluster.NodeAutoscaling;

/// <summary>A node group with what the Cluster Autoscaler knows of it.</summary>
/// <param name="spec">What it may have.</param>
/// <param name="places">Its nodes, there or not.</param>
/// <param name="provisioning">Where the times come from that machines take.</param>
internal sealed class ManagedNodeGroup(NodeGroup spec, IReadOnlyList<NodeState> places, RandomStream provisioning)
{
    /// <summary>What it may have.</summary>
    public NodeGroup Spec { get; } = spec;

    /// <summary>Its nodes, there or not.</summary>
    public IReadOnlyList<NodeState> Places { get; } = places;

    /// <summary>Machines that are ordered: the index of the place, and when.</summary>
    public SortedDictionary<int, SimTime> Ordered { get; } = [];

    /// <summary>The indices of nodes that are on their way out.</summary>
    public SortedSet<int> Leaving { get; } = [];

    /// <summary>While it is left alone, as its machines did not come; null where the last ones did.</summary>
    public GroupBackOff? BackOff { get; set; }

    /// <summary>Whether it is left alone now.</summary>
    public bool IsBackingOff(SimTime now) => BackOff is { } backOff && backOff.Until > now;

    /// <summary>Its size as the cloud has been told: nodes there and ordered, without those that leave.</summary>
    public int Target => Places.Count(static node => !node.IsDeleted) + Ordered.Count - Leaving.Count;

    /// <summary>Places for machines that could be ordered now.</summary>
    public IEnumerable<NodeState> FreePlaces => Places.Where(place => place is { IsDeleted: true, PodList.Count: 0 } && !Ordered.ContainsKey(place.Index));

    /// <summary>How long the next machine takes.</summary>
    public TimeSpan NextProvisioning() => TimeSpan.FromSeconds(Spec.ProvisioningSeconds.Sample(provisioning));
}
