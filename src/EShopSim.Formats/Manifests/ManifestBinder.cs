using EShopSim.Formats.Manifests.Objects;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests;

/// <summary>Reads documents into objects, by kind and API version.</summary>
internal static class ManifestBinder
{
    private static readonly string[] OldWorkloads = ["extensions/v1beta1", "apps/v1beta1", "apps/v1beta2"];

    internal static ManifestObjects Bind(IReadOnlyList<ManifestDocument> documents, Findings findings)
    {
        var objects = new ManifestObjects();
        var context = new ReadContext(findings, strict: false);
        ManifestDocument? owned = null;
        var ownedCount = 0;
        foreach (var document in documents)
        {
            if (document is { Kind: "ReplicaSet", IsOwned: true })
            {
                owned ??= document;
                ownedCount++;
            }
            else
            {
                Bind(document, objects, context);
            }
        }

        if (owned is not null)
            findings.Add(DiagnosticCodes.OwnedObjects, owned.Root.At, FormattableString.Invariant($"{ownedCount} ReplicaSets that other objects own were left out (their Deployments make new ones)"));
        ReportIgnored(objects, findings);
        return objects;
    }

    private static void Bind(ManifestDocument document, ManifestObjects objects, ReadContext context)
    {
        switch (document.Kind)
        {
            case "Deployment" when Versions(document, context, "apps/v1", OldWorkloads) is { } legacy:
                objects.Deployments.Read(document, legacy ? DeploymentShape.Legacy : DeploymentShape.Current, context);
                break;
            case "StatefulSet" when Versions(document, context, "apps/v1", OldWorkloads) is { } legacy:
                objects.StatefulSets.Read(document, legacy ? StatefulSetShape.Legacy : StatefulSetShape.Current, context);
                break;
            case "ReplicaSet" when Versions(document, context, "apps/v1", OldWorkloads) is { } legacy:
                objects.ReplicaSets.Read(document, legacy ? ReplicaSetShape.Legacy : ReplicaSetShape.Current, context);
                break;
            case "DaemonSet" when Versions(document, context, "apps/v1", OldWorkloads) is { } legacy:
                objects.DaemonSets.Read(document, legacy ? DaemonSetShape.Legacy : DaemonSetShape.Current, context);
                break;
            case "Service" when document.Group.Length == 0 && Versions(document, context, "v1") is not null:
                objects.Services.Read(document, ServiceShape.Instance, context);
                break;
            case "HorizontalPodAutoscaler":
                BindAutoscaler(document, objects, context);
                break;
            case "PodDisruptionBudget" when Versions(document, context, "policy/v1", "policy/v1beta1") is not null:
                objects.Budgets.Read(document, BudgetShape.Instance, context);
                break;
            case "Node" when document.Group.Length == 0 && Versions(document, context, "v1") is not null:
                objects.Nodes.Read(document, NodeShape.Instance, context, clusterWide: true);
                break;
            case "Namespace" when document.Group.Length == 0 && Versions(document, context, "v1") is not null:
                objects.Namespaces.Read(document, ClusterWideShapes.Namespace, context, clusterWide: true);
                break;
            case "PriorityClass" when Versions(document, context, "scheduling.k8s.io/v1", "scheduling.k8s.io/v1beta1", "scheduling.k8s.io/v1alpha1") is not null:
                objects.PriorityClasses.Read(document, ClusterWideShapes.PriorityClass, context, clusterWide: true);
                break;
            default:
                Ignore(document, objects);
                break;
        }
    }

    private static void BindAutoscaler(ManifestDocument document, ManifestObjects objects, ReadContext context)
    {
        switch (document.ApiVersion)
        {
            case "autoscaling/v1":
                objects.Autoscalers.Read(document, HpaShapes.V1, context);
                break;
            case "autoscaling/v2":
                objects.Autoscalers.Read(document, HpaShapes.V2, context);
                break;
            case "autoscaling/v2beta2" when Versions(document, context, "autoscaling/v2", "autoscaling/v2beta2") is not null:
                objects.Autoscalers.Read(document, HpaShapes.V2, context);
                break;
            case "autoscaling/v2beta1" when Versions(document, context, "autoscaling/v2", "autoscaling/v2beta1") is not null:
                objects.Autoscalers.Read(document, HpaShapes.V2Beta1, context);
                break;
            default:
                _ = Versions(document, context, "autoscaling/v2", "autoscaling/v2beta2", "autoscaling/v2beta1", "autoscaling/v1");
                break;
        }
    }

    /// <summary>Whether the document is of an old version; null where the version does not exist, or the group is another one's.</summary>
    private static bool? Versions(ManifestDocument document, ReadContext context, string current, params string[] old)
    {
        if (string.Equals(document.ApiVersion, current, StringComparison.Ordinal))
            return false;
        var at = document.Root.Find("apiVersion").At;
        if (old.Contains(document.ApiVersion, StringComparer.Ordinal))
        {
            context.Findings.Add(DiagnosticCodes.OldApi, at, $"{document.Kind} of {document.ApiVersion} is no longer served by Kubernetes; it is read as {current}");
            return true;
        }

        context.Findings.Add(
            DiagnosticCodes.UnknownVersion, at,
            $"there is no {document.Kind} in '{document.ApiVersion}'; use {current}{Suggestion.For(document.ApiVersion, [current, .. old])}");
        return null;
    }

    private static void Ignore(ManifestDocument document, ManifestObjects objects)
    {
        var index = objects.Ignored.FindIndex(known =>
            string.Equals(known.First.Kind, document.Kind, StringComparison.Ordinal) && string.Equals(known.First.ApiVersion, document.ApiVersion, StringComparison.Ordinal));
        if (index < 0)
            objects.Ignored.Add((document, 1));
        else
            objects.Ignored[index] = (objects.Ignored[index].First, objects.Ignored[index].Count + 1);
    }

    private static void ReportIgnored(ManifestObjects objects, Findings findings)
    {
        if (objects.Ignored.Count == 0)
            return;
        var kinds = objects.Ignored
            .OrderBy(ignored => ignored.First.Kind, StringComparer.Ordinal)
            .Select(ignored => FormattableString.Invariant($"{ignored.First.Kind} ({ignored.Count})"));
        findings.Add(DiagnosticCodes.IgnoredKinds, objects.Ignored[0].First.Root.At, $"not part of the simulation and left out: {string.Join(", ", kinds)}");
    }
}
