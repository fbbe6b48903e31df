using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Formats.Scenarios.Declarations;

namespace EShopSim.Formats.Checks;

/// <summary>Whether custom metrics and the HPAs that look at them find each other.</summary>
internal static class MetricAdvice
{
    /// <summary>An HPA's metric that nobody serves.</summary>
    internal static void CheckServed(
        Position at, HorizontalPodAutoscaler autoscaler, MetricSpec metric, IReadOnlyList<CustomMetric> declared, ClusterObjects objects, Findings findings)
    {
        if (ServedMetrics.Of(metric, autoscaler, declared, objects).Count > 0)
            return;
        var near = declared.FirstOrDefault(candidate => string.Equals(candidate.Name, metric.Name, StringComparison.Ordinal)) is not null
            ? "; a metric of that name is declared, but its labels or its object differ"
            : $"; declare it under spec.metrics with what measures it (requestRate, queueLength, inFlight, latency, points or file){Suggestion.For(metric.Name, [.. declared.Select(candidate => candidate.Name), .. ServedMetrics.WellKnown.Select(known => known.Name)])}";
        findings.Add(DiagnosticCodes.MetricNotSimulated, at, $"nobody serves the {metric.Source} metric '{metric.Name}'{Described(metric)} that HPA '{autoscaler.Meta.Name}' looks at, so it counts as unavailable{near}");
    }

    /// <summary>Declared metrics that no HPA looks at.</summary>
    internal static void CheckUsed(
        IReadOnlyList<MetricDeclaration> declarations, IReadOnlyList<CustomMetric> declared, ClusterObjects objects, Findings findings)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var autoscaler in objects.Autoscalers)
            foreach (var metric in autoscaler.Metrics)
                if (metric.Source is not (MetricSourceType.Resource or MetricSourceType.ContainerResource))
                    used.Add(metric.Name);
        for (var i = 0; i < declared.Count; i++)
            if (!used.Contains(declared[i].Name))
                findings.Add(DiagnosticCodes.MetricUnused, declarations[i].Name.Node.At, $"no HPA looks at the metric '{declared[i].Name}'{Suggestion.For(declared[i].Name, used.Order(StringComparer.Ordinal))}");
    }

    private static string Described(MetricSpec metric) =>
        metric.DescribedName is null ? "" : $" of {metric.DescribedKind} '{metric.DescribedName}'";
}
