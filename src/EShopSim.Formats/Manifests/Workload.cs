using EShopSim.Cluster.Api;

namespace EShopSim.Formats.Manifests;

/// <summary>What all kinds of workload have in common, for checks.</summary>
/// <param name="Ref">Which it is.</param>
/// <param name="Selector">Which pods belong to it.</param>
/// <param name="Template">What its pods are made from.</param>
/// <param name="Replicas">Wanted pods; null where the manifest leaves it out.</param>
/// <param name="Document">Where it stands.</param>
internal sealed record Workload(WorkloadRef Ref, LabelSelector Selector, PodTemplate Template, int? Replicas, YamlMapping Document);
