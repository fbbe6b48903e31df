using EShopSim.Cluster.Api;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>Node affinity, pod affinity and pod anti-affinity.</summary>
internal static class AffinityShapes
{
    private static readonly Shape<int> Weight = Scalar.Integer(1, 100);

    internal static readonly Shape<NodeSelectorTerm> NodeTerm = new ObjectShape<NodeSelectorTerm>("a node term", fields =>
    {
        var requirements = new ListShape<LabelSelectorRequirement>(MetadataShapes.NodeRequirement);
        var expressions = fields.Optional("matchExpressions", requirements, [], "requirements on labels");
        var names = fields.Optional("matchFields", requirements, [], "requirements on fields");
        return values => new NodeSelectorTerm(values.Get(expressions), values.Get(names));
    });

    private static readonly Shape<IReadOnlyList<NodeSelectorTerm>> RequiredNodes = new ObjectShape<IReadOnlyList<NodeSelectorTerm>>("a node selector with nodeSelectorTerms", fields =>
    {
        var terms = fields.Required("nodeSelectorTerms", new ListShape<NodeSelectorTerm>(NodeTerm, minItems: 1), [], "terms of which one must match");
        return values => values.Get(terms);
    });

    private static readonly Shape<PreferredNodeTerm> PreferredNode = new ObjectShape<PreferredNodeTerm>("a weighted node term", fields =>
    {
        var weight = fields.Essential("weight", Weight, "1 to 100");
        var term = fields.Essential("preference", NodeTerm, "the term");
        return values => new PreferredNodeTerm(values.Get(weight), values.Get(term));
    });

    private static readonly Shape<PodAffinityTerm> PodTerm = new ObjectShape<PodAffinityTerm>("a pod term", fields =>
    {
        var selector = fields.Maybe("labelSelector", MetadataShapes.Selector, "which pods");
        var key = fields.Essential("topologyKey", Scalar.Name, "the node label that makes the domain");
        var namespaces = fields.Optional("namespaces", new ListShape<string>(Scalar.AnyScalar), [], "namespaces looked into");
        fields.Ignore("namespaceSelector", "matchLabelKeys", "mismatchLabelKeys");
        return values => new PodAffinityTerm(values.Get(selector), values.Get(key), values.Get(namespaces));
    });

    private static readonly Shape<WeightedPodAffinityTerm> WeightedPodTerm = new ObjectShape<WeightedPodAffinityTerm>("a weighted pod term", fields =>
    {
        var weight = fields.Essential("weight", Weight, "1 to 100");
        var term = fields.Essential("podAffinityTerm", PodTerm, "the term");
        return values => new WeightedPodAffinityTerm(values.Get(weight), values.Get(term));
    });

    private static readonly Shape<Affinity> Nodes = new ObjectShape<Affinity>("node affinity", fields =>
    {
        var required = fields.Maybe("requiredDuringSchedulingIgnoredDuringExecution", RequiredNodes, "what must match");
        var preferred = fields.Optional("preferredDuringSchedulingIgnoredDuringExecution", new ListShape<PreferredNodeTerm>(PreferredNode), [], "what should match");
        return values => new Affinity { RequiredNodeTerms = values.Get(required), PreferredNodeTerms = values.Get(preferred) };
    });

    private static readonly Shape<(IReadOnlyList<PodAffinityTerm> Required, IReadOnlyList<WeightedPodAffinityTerm> Preferred)> Pods =
        new ObjectShape<(IReadOnlyList<PodAffinityTerm>, IReadOnlyList<WeightedPodAffinityTerm>)>("pod affinity", fields =>
        {
            var required = fields.Optional("requiredDuringSchedulingIgnoredDuringExecution", new ListShape<PodAffinityTerm>(PodTerm), [], "what must match");
            var preferred = fields.Optional("preferredDuringSchedulingIgnoredDuringExecution", new ListShape<WeightedPodAffinityTerm>(WeightedPodTerm), [], "what should match");
            return values => (values.Get(required), values.Get(preferred));
        });

    internal static readonly Shape<Affinity> Affinity = new ObjectShape<Affinity>("affinity", fields =>
    {
        var nodes = fields.Optional("nodeAffinity", Nodes, new Affinity(), "to nodes");
        var pods = fields.Optional("podAffinity", Pods, ([], []), "to pods");
        var anti = fields.Optional("podAntiAffinity", Pods, ([], []), "away from pods");
        return values => values.Get(nodes) with
        {
            RequiredPodAffinity = values.Get(pods).Required,
            PreferredPodAffinity = values.Get(pods).Preferred,
            RequiredPodAntiAffinity = values.Get(anti).Required,
            PreferredPodAntiAffinity = values.Get(anti).Preferred,
        };
    });
}
