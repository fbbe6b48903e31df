using EShopSim.Cluster.Api;
using EShopSim.Formats.Manifests;

namespace EShopSim.Formats.Checks;

/// <summary>Whether an HPA's utilization can be measured, and can ever exceed its target.</summary>
internal static class UtilizationAdvice
{
    private const double DefaultTolerance = 0.1;

    internal static void Check(Position at, HorizontalPodAutoscaler autoscaler, MetricSpec metric, Workload target, Findings findings)
    {
        if (metric.TargetType != MetricTargetType.Utilization)
            return;
        var containers = Measured(metric, target.Template);
        if (containers.Count == 0 && metric.Container is not null)
        {
            findings.Add(DiagnosticCodes.HpaNeedsRequest, at, $"HPA '{autoscaler.Meta.Name}' measures the container '{metric.Container}', which {target.Ref} does not have{Suggestion.For(metric.Container, target.Template.Containers.Select(container => container.Name))}: it can never act");
            return;
        }

        if (containers.FirstOrDefault(container => Of(container.Requests, metric.Name) is null) is { } without)
        {
            findings.Add(
                DiagnosticCodes.HpaNeedsRequest, at,
                $"HPA '{autoscaler.Meta.Name}' can never act: its {metric.Name} utilization is a percentage of the request, but container '{without.Name}' of {target.Ref} requests no {metric.Name}; add resources.requests.{metric.Name}");
            return;
        }

        CheckLimit(at, autoscaler, metric, containers, target, findings);
    }

    // Usage is capped by the limits, so utilization is capped by limits over requests; growth needs more than target and tolerance.
    private static void CheckLimit(Position at, HorizontalPodAutoscaler autoscaler, MetricSpec metric, IReadOnlyList<ContainerSpec> containers, Workload target, Findings findings)
    {
        if (containers.Any(container => Of(container.Limits, metric.Name) is null))
            return;
        double limits = containers.Sum(container => Of(container.Limits, metric.Name)!.Value);
        double requests = containers.Sum(container => Of(container.Requests, metric.Name)!.Value);
        if (requests <= 0)
            return;
        var most = Math.Floor(limits / requests * 100);
        var tolerance = autoscaler.Behavior?.ScaleUp?.Tolerance ?? DefaultTolerance;
        if (most / metric.Target > 1 + tolerance)
            return;
        findings.Add(
            DiagnosticCodes.LimitBelowTarget, at,
            FormattableString.Invariant($"HPA '{autoscaler.Meta.Name}' can never scale up on {metric.Name}: the limits of {target.Ref} cap utilization at {most}%, and it takes more than {metric.Target * (1 + tolerance):0.#}% (target and tolerance) to grow; lower the target or raise the limits"));
    }

    private static IReadOnlyList<ContainerSpec> Measured(MetricSpec metric, PodTemplate template) => metric.Container is null
        ? template.Containers
        : [.. template.Containers.Concat(template.InitContainers).Where(container => string.Equals(container.Name, metric.Container, StringComparison.Ordinal))];

    private static long? Of(ResourceList resources, string name) => name is "cpu" ? resources.CpuMillicores : resources.MemoryBytes;
}
