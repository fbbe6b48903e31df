using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Formats.Manifests;

namespace EShopSim.Formats.Checks;

/// <summary>Pods that no node can take, and priority classes that do not exist.</summary>
internal static class PodAdvice
{
    internal static void Check(ManifestObjects manifests, IReadOnlyList<Workload> workloads, IReadOnlyList<Node> nodes, KubernetesVersion version, bool isComplete, Findings findings)
    {
        foreach (var workload in workloads)
        {
            var spec = workload.Document.Find("spec", "template", "spec");
            if (nodes.Count > 0 && workload.Ref.Kind != WorkloadKind.DaemonSet && !nodes.Any(node => Obstacle(workload.Template, node, version) is null))
                findings.Add(DiagnosticCodes.FitsNoNode, spec.At, $"the pods of {workload.Ref} fit on no node and will stay Pending: {Obstacles(workload.Template, nodes, version)}");
            if (workload.Template.IsGated && version >= KubernetesVersion.V1_28)
                findings.Add(DiagnosticCodes.Gated, spec.Find("schedulingGates").At, $"the pods of {workload.Ref} have scheduling gates, which nothing here takes away: they stay Pending");
            if (isComplete && workload.Template.PriorityClassName is { } name && name is not ("system-cluster-critical" or "system-node-critical") && manifests.PriorityClasses.Find("", name) is null)
                findings.Add(DiagnosticCodes.PriorityClassUnknown, spec.Find("priorityClassName").At, $"{workload.Ref} names the priority class '{name}', which no manifest defines; the API server refuses its pods (403), none will be created{Suggestion.For(name, manifests.PriorityClasses.Objects.Select(known => known.Name))}");
        }
    }

    private static string Obstacles(PodTemplate template, IReadOnlyList<Node> nodes, KubernetesVersion version)
    {
        var counted = nodes
            .GroupBy(node => Obstacle(template, node, version)!, StringComparer.Ordinal)
            .Select(group => FormattableString.Invariant($"{group.Count()} {group.Key}"));
        return FormattableString.Invariant($"0/{nodes.Count} nodes: {string.Join(", ", counted)}");
    }

    // On an empty node, which is the most a node can ever offer.
    private static string? Obstacle(PodTemplate template, Node node, KubernetesVersion version)
    {
        if (template.NodeName is { } name)
            return string.Equals(name, node.Name, StringComparison.Ordinal) ? null : $"of another name than '{name}'";
        if (node.Unschedulable)
            return "cordoned";
        if (!RequiredNodeAffinity.Of(template).Matches(node.Name, node.Labels))
            return "without the labels asked for";
        if (TaintToleration.FindUntolerated(node.Taints, template.Tolerations) is { } taint)
            return $"with untolerated taint '{taint.Key}'";
        var room = new NodeResources(ResourceTotals.Of(node.Allocatable), node.Allocatable.Pods ?? 110);
        var reasons = NodeResourcesFit.Reasons(PodResources.Of(template, version), room, version);
        return reasons.Count == 0 ? null : string.Join(" and ", reasons).ToLowerInvariant();
    }
}
