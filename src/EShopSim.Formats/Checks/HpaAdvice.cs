using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Formats.Manifests;
using EShopSim.Formats.Manifests.Objects;
using EShopSim.Formats.Scenarios.Declarations;

namespace EShopSim.Formats.Checks;

/// <summary>HPAs that are valid but will not do what their author expects.</summary>
internal static class HpaAdvice
{
    internal static void Check(ManifestObjects manifests, IReadOnlyList<Workload> workloads, IReadOnlyList<CustomMetric> metrics, FeatureGates gates, KubernetesVersion version, Findings findings)
    {
        var objects = manifests.ToCluster();
        foreach (var hpa in manifests.Autoscalers.Items)
        {
            CheckBounds(hpa, manifests.ScaledObjects.Items.FirstOrDefault(item => item.Document == hpa.Document)?.Object.Object, findings);
            CheckVersion(hpa, version, findings);
            if (hpa.Object.MinReplicas == 0)
                CheckZero(hpa, gates, findings);
            if (hpa.Object.ToAutoscaler() is not { } autoscaler || workloads.FirstOrDefault(workload => workload.Ref == autoscaler.Target) is not { } target)
                continue;
            CheckReplicas(hpa, target, findings);
            for (var i = 0; i < autoscaler.Metrics.Count; i++)
            {
                if (autoscaler.Metrics[i].Source is MetricSourceType.Resource or MetricSourceType.ContainerResource)
                    UtilizationAdvice.Check(At(hpa, autoscaler, i), autoscaler, autoscaler.Metrics[i], target, findings);
                else
                    MetricAdvice.CheckServed(At(hpa, autoscaler, i), autoscaler, autoscaler.Metrics[i], metrics, objects, findings);
            }
        }
    }

    // An HPA of one replica may be a ScaledObject's that goes from none to one and back.
    private static void CheckBounds(Manifest<HpaManifest> hpa, ScaledObject? scaled, Findings findings)
    {
        if (hpa.Object.MinReplicas != hpa.Object.MaxReplicas || scaled is { Triggers.Count: > 0 } and ({ MinReplicas: 0 } or { IdleReplicas: not null }))
            return;
        var (min, max) = scaled is null ? ("minReplicas", "maxReplicas") : ("minReplicaCount", "maxReplicaCount");
        findings.Add(
            DiagnosticCodes.MinEqualsMax, hpa.Document.Find("spec", max).At,
            scaled is { MinReplicas: 0 }
                ? FormattableString.Invariant($"HPA '{hpa.Object.Meta.Name}' can never scale: {max} is 1, and CPU or memory cannot wake a workload that sleeps")
                : FormattableString.Invariant($"HPA '{hpa.Object.Meta.Name}' can never scale: {min} and {max} are both {hpa.Object.MaxReplicas}"));
    }

    // KEP-2021: there is nothing in no pods that could be measured, so something else must wake them.
    private static void CheckZero(Manifest<HpaManifest> hpa, FeatureGates gates, Findings findings)
    {
        var at = hpa.Document.Find("spec", "minReplicas").At;
        if (!gates.HpaScaleToZero)
            findings.Add(DiagnosticCodes.OutOfRange, at, "spec.minReplicas: minReplicas 0 needs the feature gate HPAScaleToZero, which is off by default; use at least 1, or set featureGates: { HPAScaleToZero: true } in the scenario");
        else if (!hpa.Object.Metrics.Any(metric => metric.Source is MetricSourceType.Object or MetricSourceType.External))
            findings.Add(DiagnosticCodes.OutOfRange, at, "spec.minReplicas: minReplicas 0 needs an Object or External metric, since no pods have no CPU, memory or other metrics; use at least 1");
    }

    // KEP-4951 is on by default from 1.35; an older server drops the field.
    private static void CheckVersion(Manifest<HpaManifest> hpa, KubernetesVersion version, Findings findings)
    {
        if (version >= KubernetesVersion.V1_35)
            return;
        foreach (var direction in new[] { "scaleUp", "scaleDown" })
        {
            if (hpa.Document.Find("spec", "behavior", direction) is YamlMapping rules && rules["tolerance"] is { IsNull: false } tolerance)
                findings.Add(DiagnosticCodes.TooNew, tolerance.At, $"'tolerance' needs Kubernetes 1.35, the scenario follows {(version == KubernetesVersion.V1_28 ? "1.28" : "1.20")}: it is ignored");
        }
    }

    private static void CheckReplicas(Manifest<HpaManifest> hpa, Workload target, Findings findings)
    {
        // What kubectl get wrote down carries the number of the moment, not a wish of its author.
        var isDump = target.Document.Find("metadata", "uid") is YamlScalar;
        if (target.Replicas is not { } replicas || isDump)
            return;
        var isOutside = replicas > 0 && (replicas < hpa.Object.MinReplicas || replicas > hpa.Object.MaxReplicas);
        findings.Add(
            DiagnosticCodes.ReplicasBesideHpa, target.Document.Find("spec", "replicas").At,
            isOutside
                ? FormattableString.Invariant($"{target.Ref} sets replicas: {replicas}, outside the {hpa.Object.MinReplicas} to {hpa.Object.MaxReplicas} of HPA '{hpa.Object.Meta.Name}'; the HPA corrects it at once, and every kubectl apply resets it")
                : FormattableString.Invariant($"{target.Ref} sets replicas: {replicas} although HPA '{hpa.Object.Meta.Name}' scales it: here it is the number at the start, but in a cluster every kubectl apply resets the HPA's work"));
    }

    // Metrics that could not be read are left out, so that the numbers no longer agree.
    private static Position At(Manifest<HpaManifest> hpa, HorizontalPodAutoscaler autoscaler, int metric)
    {
        var spec = hpa.Document.Find("spec");
        if (spec.Find("metrics") is YamlSequence list && list.Items.Count == autoscaler.Metrics.Count)
            return list.Items[metric].At;
        return (spec.Find("metrics") == spec ? spec.Find("targetCPUUtilizationPercentage") : spec.Find("metrics")).At;
    }
}
