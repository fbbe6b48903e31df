using System.Globalization;
using EShopSim.Cluster.Api;
using EShopSim.Reporting.Summaries;

namespace EShopSim.Reporting.Charts;

/// <summary>Targets of HPAs in words.</summary>
internal static class MetricText
{
    private const double MebiMilli = 1024.0 * 1024 * 1000;

    /// <summary><c>cpu 60 %</c>, <c>cpu 250m per pod</c>, <c>memory 512 MiB per pod</c>, <c>queue_length 30</c>.</summary>
    public static string TargetOf(MetricSpec metric)
    {
        var isResource = metric.Source is MetricSourceType.Resource or MetricSourceType.ContainerResource;
        var amount = metric.TargetType == MetricTargetType.Utilization ? Figures.Percent(metric.Target)
            : isResource && metric.Name is "cpu" ? metric.Target.ToString(CultureInfo.InvariantCulture) + "m"
            : isResource ? Figures.Digits(metric.Target / MebiMilli) + " MiB"
            : Figures.Digits(metric.Target / 1000.0);
        return metric.TargetType == MetricTargetType.AverageValue ? $"{metric.Name} {amount} per pod" : $"{metric.Name} {amount}";
    }
}
