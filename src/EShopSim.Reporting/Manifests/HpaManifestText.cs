using System.Globalization;
using EShopSim.Cluster;
using EShopSim.Cluster.Api;

namespace EShopSim.Reporting.Manifests;

/// <summary>An HPA as <c>autoscaling/v2</c>, ready for kubectl apply; reading it back gives the same HPA.</summary>
internal static class HpaManifestText
{
    /// <summary>The manifest as YAML.</summary>
    public static string Manifest(HorizontalPodAutoscaler hpa) => YamlTextWriter.Write(new Map
    {
        ["apiVersion"] = "autoscaling/v2",
        ["kind"] = "HorizontalPodAutoscaler",
        ["metadata"] = Metadata(hpa.Meta),
        ["spec"] = Spec(hpa),
    });

    /// <summary>The body of <c>kubectl patch hpa NAME --type merge --patch-file</c> that turns one HPA into another: the fields of the spec that differ.</summary>
    public static string Patch(HorizontalPodAutoscaler from, HorizontalPodAutoscaler to)
    {
        var (before, after) = (Spec(from), Spec(to));
        var changed = new Map();
        foreach (var (key, value) in after)
            if (!string.Equals(YamlTextWriter.Write(new Map { [key] = before.GetValueOrDefault(key) }), YamlTextWriter.Write(new Map { [key] = value }), StringComparison.Ordinal))
                changed[key] = value;
        return YamlTextWriter.Write(new Map { ["spec"] = changed });
    }

    private static Map Metadata(ObjectMeta meta)
    {
        var map = new Map { ["name"] = meta.Name, ["namespace"] = meta.Namespace };
        if (meta.Labels.Count > 0)
            map["labels"] = Strings(meta.Labels);
        return map;
    }

    private static Map Spec(HorizontalPodAutoscaler hpa)
    {
        var spec = new Map
        {
            ["scaleTargetRef"] = new Map { ["apiVersion"] = "apps/v1", ["kind"] = hpa.Target.Kind.ToString(), ["name"] = hpa.Target.Name },
            ["minReplicas"] = hpa.MinReplicas,
            ["maxReplicas"] = hpa.MaxReplicas,
            ["metrics"] = hpa.Metrics.Select(Metric).ToList<object?>(),
        };
        if (hpa.Behavior is { } behavior)
        {
            var map = new Map();
            if (behavior.ScaleUp is { } up)
                map["scaleUp"] = Rules(up);
            if (behavior.ScaleDown is { } down)
                map["scaleDown"] = Rules(down);
            spec["behavior"] = map;
        }

        return spec;
    }

    private static Map Metric(MetricSpec metric)
    {
        var (field, body) = metric.Source switch
        {
            MetricSourceType.Resource => ("resource", new Map { ["name"] = metric.Name }),
            MetricSourceType.ContainerResource => ("containerResource", new Map { ["name"] = metric.Name, ["container"] = metric.Container }),
            MetricSourceType.Pods => ("pods", new Map { ["metric"] = Identifier(metric) }),
            MetricSourceType.Object => ("object", new Map { ["describedObject"] = Described(metric), ["metric"] = Identifier(metric) }),
            _ => ("external", new Map { ["metric"] = Identifier(metric) }),
        };
        body["target"] = Target(metric);
        return new Map { ["type"] = metric.Source.ToString(), [field] = body };
    }

    private static Map Described(MetricSpec metric) => new()
    {
        ["apiVersion"] = metric.DescribedKind switch { "Ingress" => "networking.k8s.io/v1", "Deployment" or "StatefulSet" => "apps/v1", _ => "v1" },
        ["kind"] = metric.DescribedKind,
        ["name"] = metric.DescribedName,
    };

    private static Map Identifier(MetricSpec metric)
    {
        var map = new Map { ["name"] = metric.Name };
        if (metric.Selector is { IsEmpty: false } selector)
            map["selector"] = Selector(selector);
        return map;
    }

    private static Map Selector(LabelSelector selector)
    {
        var map = new Map();
        if (selector.MatchLabels.Count > 0)
            map["matchLabels"] = Strings(selector.MatchLabels);
        if (selector.MatchExpressions.Count > 0)
            map["matchExpressions"] = selector.MatchExpressions.Select(e => (object?)new Map { ["key"] = e.Key, ["operator"] = e.Operator.ToString(), ["values"] = e.Values.ToList<object?>() }).ToList();
        return map;
    }

    private static Map Target(MetricSpec metric) => metric.TargetType switch
    {
        MetricTargetType.Utilization => new Map { ["type"] = "Utilization", ["averageUtilization"] = metric.Target },
        MetricTargetType.AverageValue => new Map { ["type"] = "AverageValue", ["averageValue"] = Amount(metric) },
        _ => new Map { ["type"] = "Value", ["value"] = Amount(metric) },
    };

    // Thousandths, as Kubernetes writes them; memory is kept in thousandths of bytes and written in bytes.
    private static string Amount(MetricSpec metric) => metric.Target % 1000 == 0
        ? (metric.Target / 1000).ToString(CultureInfo.InvariantCulture)
        : metric.Target.ToString(CultureInfo.InvariantCulture) + "m";

    private static Map Rules(HpaScalingRules rules)
    {
        var map = new Map();
        if (rules.StabilizationWindowSeconds is { } window)
            map["stabilizationWindowSeconds"] = window;
        if (rules.SelectPolicy is { } select)
            map["selectPolicy"] = select.ToString();
        if (rules.Policies is { } policies)
            map["policies"] = policies.Select(p => (object?)new Map { ["type"] = p.IsPercent ? "Percent" : "Pods", ["value"] = p.Value, ["periodSeconds"] = p.PeriodSeconds }).ToList();
        if (rules.Tolerance is { } tolerance)
            map["tolerance"] = tolerance.ToString("0.######", CultureInfo.InvariantCulture);
        return map;
    }

    private static Map Strings(IReadOnlyDictionary<string, string> values)
    {
        var map = new Map();
        foreach (var (key, value) in values.OrderBy(v => v.Key, StringComparer.Ordinal))
            map[key] = value;
        return map;
    }
}
