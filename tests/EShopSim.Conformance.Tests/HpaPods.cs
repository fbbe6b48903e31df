using System.Globalization;
using System.Text.Json;
using EShopSim.Cluster;
using EShopSim.Cluster.Rules;
using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Conformance.Tests;

/// <summary>Reads the pods of an HPA case and what the metrics API says about them.</summary>
internal static class HpaPods
{
    public static IReadOnlyList<AutoscaledPod> Read(JsonElement item) => item.Items("pods").Select(ReadPod).ToArray();

    /// <summary>
    /// Resource metrics. All cases went through the metrics client of 1.20 and 1.28, for which a missing container is an error;
    /// "new" replaced only the calculator.
    /// </summary>
    public static PodMetricsAnswer ReadMetrics(JsonElement item, string? container) =>
        ResourceMetrics.Read(WithUsage(item).Select(ReadUsage).ToArray(), container, KubernetesVersion.V1_28);

    public static PodMetricsAnswer ReadCustomMetrics(JsonElement item) =>
        PodMetricsAnswer.OfCustomMetric(WithUsage(item).Select(pod => Metric(pod, pod.GetProperty("use")[0].GetInt64())).ToArray());

    private static IEnumerable<JsonElement> WithUsage(JsonElement item) =>
        item.Items("pods").Concat(item.Items("extraMetrics")).Where(pod => pod.Get("use") is not null);

    private static PodMetric Metric(JsonElement pod, long value) =>
        new(pod.Text("name"), value, pod.Age("metricAge"), Clock.Duration(pod.Double("window")));

    private static AutoscaledPod ReadPod(JsonElement pod) => new(pod.Text("name"), pod.Enum<PodPhase>("phase"))
    {
        Ready = pod.Get("ready") is null ? null : pod.Enum<ConditionStatus>("ready"),
        ReadyTransitionTime = pod.Age("readyAge"),
        StartTime = pod.Get("startAge") is null ? null : pod.Age("startAge"),
        Deleted = pod.Flag("deleted"),
        Containers = pod.Items("req").Select((request, index) => new ContainerRequest(ContainerName(index), Amount(request))).ToArray(),
    };

    private static PodUsage ReadUsage(JsonElement pod) => new(
        pod.Text("name"),
        pod.Age("metricAge"),
        Clock.Duration(pod.Double("window")),
        pod.Items("use").Select((usage, index) => new ContainerUsage(ContainerName(index), Amount(usage))).ToArray());

    private static string ContainerName(int index) => "c" + index.ToString(CultureInfo.InvariantCulture);

    private static long? Amount(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetInt64();
}
