using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster.Scheduling;

/// <summary>What spreading and pod affinity count for a pod of one group; kept up to date as pods come and go.</summary>
internal sealed class GroupCounts
{
    /// <param name="kind">The pods to place.</param>
    /// <param name="revision">Their template.</param>
    /// <param name="defaults">The scheduler's own constraints, for pods without any.</param>
    /// <param name="nodes">All nodes.</param>
    /// <param name="version">Whose rules.</param>
    public GroupCounts(
        PlacedPod kind,
        TemplateRevision revision,
        IReadOnlyList<TopologySpreadConstraint> defaults,
        IReadOnlyList<SchedulingNode> nodes,
        KubernetesVersion version)
    {
        var own = revision.Template.TopologySpreadConstraints;
        SpreadFilter = new SpreadFilter(kind, own, revision.NodeAffinity, nodes, version);
        SpreadScoring = new SpreadScoring(kind, own.Count > 0 ? own : defaults, areSystemDefaults: own.Count == 0, revision.NodeAffinity, version);
        AffinityFilter = new PodAffinityFilter(kind);
        AffinityScoring = new PodAffinityScoring(kind);
    }

    public SpreadFilter SpreadFilter { get; }

    public SpreadScoring SpreadScoring { get; }

    public PodAffinityFilter AffinityFilter { get; }

    public PodAffinityScoring AffinityScoring { get; }

    /// <summary>Whether pods of this kind matter at all.</summary>
    public bool DependOn(PlacedPod kind) =>
        SpreadFilter.Counts(kind) || SpreadScoring.Counts(kind) || AffinityFilter.Counts(kind) || AffinityScoring.Counts(kind);

    /// <summary>Counts pods of one kind on a node; negative numbers take them back.</summary>
    public void Add(SchedulingNode node, PlacedPod kind, PodsOnNode pods)
    {
        if (pods.Living != 0)
        {
            SpreadFilter.AddPods(node, kind, pods.Living);
            SpreadScoring.AddPods(node, kind, pods.Living);
        }

        if (pods.All != 0)
        {
            AffinityFilter.AddPods(node, kind, pods.All);
            AffinityScoring.AddPods(node, kind, pods.All);
        }
    }
}
