using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>Which series answer for an HPA's Pods, Object or External metric.</summary>
public static class ServedMetrics
{
    /// <summary>Names that need no declaration, each with what it measures; <c>-</c> and <c>_</c> are one.</summary>
    public static IReadOnlyList<(string Name, MetricMeasure Measure)> WellKnown { get; } =
    [
        ("http_requests", MetricMeasure.RequestRate),
        ("http_requests_per_second", MetricMeasure.RequestRate),
        ("requests_per_second", MetricMeasure.RequestRate),
        ("queue_length", MetricMeasure.QueueLength),
        ("in_flight_requests", MetricMeasure.InFlight),
        ("requests_in_flight", MetricMeasure.InFlight),
    ];

    /// <summary>
    /// The series, each with the workloads it is measured in; none when nobody serves the metric. What was declared goes before
    /// what is well known. An external metric is the sum of all series that match, any other one the first.
    /// </summary>
    public static IReadOnlyList<CustomMetric> Of(
        MetricSpec metric, HorizontalPodAutoscaler autoscaler, IReadOnlyList<CustomMetric> declared, ClusterObjects objects)
    {
        var found = new List<CustomMetric>();
        foreach (var candidate in declared)
        {
            if (!Answers(candidate, metric))
                continue;
            if (candidate.IsOfPods && candidate.Workloads.Count == 0)
            {
                if (Described(metric, autoscaler, objects) is { } described)
                    found.Add(candidate with { Workloads = described });
            }
            else
            {
                found.Add(candidate);
            }

            if (metric.Source != MetricSourceType.External && found.Count > 0)
                return found;
        }

        if (found.Count > 0)
            return found;
        return WellKnownMeasure(metric.Name) is { } measure && Described(metric, autoscaler, objects) is { } workloads
            ? [new CustomMetric(metric.Name, measure) { Workloads = workloads }]
            : [];
    }

    private static bool Answers(CustomMetric candidate, MetricSpec metric)
    {
        if (!Same(candidate.Name, metric.Name) || (candidate.Labels.Count > 0 && metric.Selector?.Matches(candidate.Labels) == false))
            return false;
        return candidate.DescribedName is null
            || (metric.Source == MetricSourceType.Object && Same(candidate.DescribedKind, metric.DescribedKind) && Same(candidate.DescribedName, metric.DescribedName));
    }

    private static MetricMeasure? WellKnownMeasure(string name)
    {
        foreach (var (known, measure) in WellKnown)
            if (Same(known, name.Replace('-', '_')))
                return measure;
        return null;
    }

    // The workloads behind the object that the HPA names; null where there is no such object. What is no workload and no Service,
    // as an Ingress, is taken to lead to what the HPA scales.
    private static List<WorkloadRef>? Described(MetricSpec metric, HorizontalPodAutoscaler autoscaler, ClusterObjects objects)
    {
        var inNamespace = autoscaler.Meta.Namespace;
        if (metric.Source != MetricSourceType.Object)
            return [autoscaler.Target];
        if (Same(metric.DescribedKind, "Service"))
            return Behind(objects, inNamespace, metric.DescribedName);
        if (!Enum.TryParse<WorkloadKind>(metric.DescribedKind, out var kind))
            return [autoscaler.Target];
        var named = new WorkloadRef(kind, inNamespace, metric.DescribedName ?? "");
        foreach (var (workload, _) in Workloads(objects))
            if (workload == named)
                return [named];
        return null;
    }

    private static List<WorkloadRef>? Behind(ClusterObjects objects, string inNamespace, string? name)
    {
        foreach (var service in objects.Services)
        {
            if (!Same(service.Meta.Name, name) || !Same(service.Meta.Namespace, inNamespace))
                continue;
            var behind = new List<WorkloadRef>();
            foreach (var (workload, template) in Workloads(objects))
                if (service.Selects(workload.Namespace, template.Labels))
                    behind.Add(workload);
            return behind.Count == 0 ? null : behind;
        }

        return null;
    }

    private static IEnumerable<(WorkloadRef Workload, PodTemplate Template)> Workloads(ClusterObjects objects) =>
    [
        .. objects.Deployments.Select(item => (Ref(WorkloadKind.Deployment, item.Meta), item.Template)),
        .. objects.StatefulSets.Select(item => (Ref(WorkloadKind.StatefulSet, item.Meta), item.Template)),
        .. objects.ReplicaSets.Select(item => (Ref(WorkloadKind.ReplicaSet, item.Meta), item.Template)),
        .. objects.DaemonSets.Select(item => (Ref(WorkloadKind.DaemonSet, item.Meta), item.Template)),
    ];

    private static WorkloadRef Ref(WorkloadKind kind, ObjectMeta meta) => new(kind, meta.Namespace, meta.Name);

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal);
}
