using EShopSim.Formats.Manifests.Objects;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests;

/// <summary>Reads documents into objects, by kind and API version.</summary>
internal sealed class ManifestBinder
{
    private const string IstioGroup = "networking.istio.io";
    private static readonly string[] OldWorkloads = ["extensions/v1beta1", "apps/v1beta1", "apps/v1beta2"];

    private readonly ManifestObjects _objects = new();
    private readonly ReadContext _context;
    private readonly HashSet<(string File, string ApiVersion, string Kind)> _oldVersions = [];

    private ManifestDocument? _refused;

    private ManifestBinder(Findings findings) => _context = new ReadContext(findings, strict: false);

    internal static ManifestObjects Bind(IReadOnlyList<ManifestDocument> documents, Findings findings)
    {
        var binder = new ManifestBinder(findings);
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
                binder.Bind(document);
            }
        }

        if (owned is not null)
            findings.Add(DiagnosticCodes.OwnedObjects, owned.Root.At, FormattableString.Invariant($"ReplicaSets that other objects own were left out ({ownedCount}): their Deployments make new ones"));
        ReportIgnored(binder._objects, findings);
        return binder._objects;
    }

    private void Bind(ManifestDocument document)
    {
        switch (document.Kind)
        {
            case "Deployment" when Versions(document, "apps/v1", OldWorkloads) is { } legacy:
                _objects.Deployments.Read(document, legacy ? DeploymentShape.Legacy : DeploymentShape.Current, _context);
                break;
            case "StatefulSet" when Versions(document, "apps/v1", OldWorkloads) is { } legacy:
                _objects.StatefulSets.Read(document, legacy ? StatefulSetShape.Legacy : StatefulSetShape.Current, _context);
                break;
            case "ReplicaSet" when Versions(document, "apps/v1", OldWorkloads) is { } legacy:
                _objects.ReplicaSets.Read(document, legacy ? ReplicaSetShape.Legacy : ReplicaSetShape.Current, _context);
                break;
            case "DaemonSet" when Versions(document, "apps/v1", OldWorkloads) is { } legacy:
                _objects.DaemonSets.Read(document, legacy ? DaemonSetShape.Legacy : DaemonSetShape.Current, _context);
                break;
            case "Service" when document.Group.Length == 0 && Versions(document, "v1") is not null:
                _objects.Services.Read(document, ServiceShape.Instance, _context);
                break;
            case "HorizontalPodAutoscaler":
                BindAutoscaler(document);
                break;
            case "ScaledObject" when document.Group is "keda.sh" && Versions(document, "keda.sh/v1alpha1") is not null:
                _objects.ScaledObjects.Read(document, ScaledObjectShape.Instance, _context);
                if (_objects.ScaledObjects.Find(document.Namespace, document.Name) is { Object.Autoscaler: { Metrics.Count: > 0 } hpa })
                    _objects.Autoscalers.Add(hpa, document, hpa.Meta.Name, _context);
                break;
            case "PodDisruptionBudget" when Versions(document, "policy/v1", "policy/v1beta1") is not null:
                _objects.Budgets.Read(document, BudgetShape.Instance, _context);
                break;
            case "Node" when document.Group.Length == 0 && Versions(document, "v1") is not null:
                _objects.Nodes.Read(document, NodeShape.Instance, _context, clusterWide: true);
                break;
            case "Namespace" when document.Group.Length == 0 && Versions(document, "v1") is not null:
                _objects.Namespaces.Read(document, ClusterWideShapes.Namespace, _context, clusterWide: true, mayRepeat: true);
                break;
            case "NetworkPolicy" when Versions(document, "networking.k8s.io/v1", "extensions/v1beta1") is not null:
                _objects.NetworkPolicies.Read(document, NetworkPolicyShape.Instance, _context);
                break;
            case "DestinationRule" when document.Group is IstioGroup && IsIstioVersion(document):
                _objects.DestinationRules.Read(document, DestinationRuleShape.Instance, _context);
                break;
            case "VirtualService" when document.Group is IstioGroup && IsIstioVersion(document):
                _objects.VirtualServices.Read(document, VirtualServiceShape.Instance, _context);
                break;
            case "PriorityClass" when Versions(document, "scheduling.k8s.io/v1", "scheduling.k8s.io/v1beta1", "scheduling.k8s.io/v1alpha1") is not null:
                _objects.PriorityClasses.Read(document, ClusterWideShapes.PriorityClass, _context, clusterWide: true);
                break;
            case "LimitRange" when document.Group.Length == 0 && Versions(document, "v1") is not null:
                _objects.LimitRanges.Read(document, LimitRangeShape.Instance, _context);
                break;
            case "ResourceQuota" when document.Group.Length == 0 && Versions(document, "v1") is not null:
                _objects.Quotas.Read(document, QuotaShape.Instance, _context);
                break;
            default:
                if (!ReferenceEquals(document, _refused))
                    Ignore(document);
                break;
        }
    }

    private void BindAutoscaler(ManifestDocument document)
    {
        switch (document.ApiVersion)
        {
            case "autoscaling/v1":
                _objects.Autoscalers.Read(document, HpaShapes.V1, _context);
                break;
            case "autoscaling/v2":
                _objects.Autoscalers.Read(document, HpaShapes.V2, _context);
                break;
            case "autoscaling/v2beta2" when Versions(document, "autoscaling/v2", "autoscaling/v2beta2") is not null:
                _objects.Autoscalers.Read(document, HpaShapes.V2, _context);
                break;
            case "autoscaling/v2beta1" when Versions(document, "autoscaling/v2", "autoscaling/v2beta1") is not null:
                _objects.Autoscalers.Read(document, HpaShapes.V2Beta1, _context);
                break;
            default:
                _ = Versions(document, "autoscaling/v2", "autoscaling/v2beta2", "autoscaling/v2beta1", "autoscaling/v1");
                break;
        }
    }

    /// <summary>Whether the document is of an old version; null where the version does not exist, or the group is another one's.</summary>
    private bool? Versions(ManifestDocument document, string current, params string[] old)
    {
        if (string.Equals(document.ApiVersion, current, StringComparison.Ordinal))
            return false;
        var at = document.Root.Find("apiVersion").At;
        if (old.Contains(document.ApiVersion, StringComparer.Ordinal))
        {
            if (_oldVersions.Add((at.File, document.ApiVersion, document.Kind)))
                _context.Findings.Add(DiagnosticCodes.OldApi, at, $"{document.Kind} of {document.ApiVersion} is no longer served by Kubernetes; it is read as {current}");
            return true;
        }

        _context.Findings.Add(
            DiagnosticCodes.UnknownVersion, at,
            $"there is no {document.Kind} in '{document.ApiVersion}'; use {current}{Suggestion.For(document.ApiVersion, [current, .. old])}");
        _refused = document;
        return null;
    }

    // Istio serves all of its versions, with the same fields.
    private bool IsIstioVersion(ManifestDocument document) =>
        document.Version is "v1alpha3" or "v1beta1" || Versions(document, IstioGroup + "/v1") is not null;

    private void Ignore(ManifestDocument document)
    {
        var index = _objects.Ignored.FindIndex(known =>
            string.Equals(known.First.Kind, document.Kind, StringComparison.Ordinal) && string.Equals(known.First.ApiVersion, document.ApiVersion, StringComparison.Ordinal));
        if (index < 0)
            _objects.Ignored.Add((document, 1));
        else
            _objects.Ignored[index] = (_objects.Ignored[index].First, _objects.Ignored[index].Count + 1);
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
