using System.Text.Json;
using EShopSim.Cluster;
using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Conformance.Tests;

/// <summary>Calls the method of ReplicaCalculator that a case names.</summary>
internal static class ReplicaCalculatorCase
{
    public static object Run(JsonElement item, KubernetesVersion version)
    {
        var settings = Settings(item, version);
        var pods = HpaPods.Read(item);
        var current = item.Int("current");
        var target = item.Long("target");
        var values = item.Items("values").Select(value => value.GetInt64()).ToArray();
        long? value = values.Length > 0 ? values[0] : null;
        var result = item.Text("fn") switch
        {
            "GetResourceReplicas" => ReplicaCalculator.GetResourceReplicas(Arguments(item, pods), settings),
            "GetRawResourceReplicas" => ReplicaCalculator.GetMetricReplicas(Arguments(item, pods), settings),
            "GetMetricReplicas" => ReplicaCalculator.GetMetricReplicas(CustomArguments(item, pods), settings),
            "GetObjectMetricReplicas" => ReplicaCalculator.GetObjectMetricReplicas(current, target, value, pods, settings),
            "GetObjectPerPodMetricReplicas" => ReplicaCalculator.GetObjectPerPodMetricReplicas(current, target, value, settings),
            "GetExternalMetricReplicas" => ReplicaCalculator.GetExternalMetricReplicas(current, target, values, pods, settings),
            "GetExternalPerPodMetricReplicas" => ReplicaCalculator.GetExternalPerPodMetricReplicas(current, target, values, settings),
            var unknown => throw new InvalidDataException($"unknown method {unknown}"),
        };
        return result.Error is { } error
            ? new { error = ErrorClass(error) }
            : new { replicas = result.Replicas, utilization = result.Usage, raw = result.AverageUsageMilli };
    }

    public static ReplicaCalculatorSettings Settings(JsonElement item, KubernetesVersion version) => new()
    {
        Version = version,
        Tolerance = new Tolerance(
            (item.Get("toleranceUp") ?? item.GetProperty("tolerance")).GetDouble(),
            (item.Get("toleranceDown") ?? item.GetProperty("tolerance")).GetDouble()),
        CpuInitializationPeriod = Clock.Duration(item.Double("cpuInit")),
        InitialReadinessDelay = Clock.Duration(item.Double("readyDelay")),
    };

    private static PodMetricArguments Arguments(JsonElement item, IReadOnlyList<AutoscaledPod> pods) => new()
    {
        CurrentReplicas = item.Int("current"),
        Target = item.Long("target"),
        IsCpu = item.Text("resource") == "cpu",
        Container = item.Get("container")?.GetString(),
        Pods = pods,
        Metrics = HpaPods.ReadMetrics(item, item.Get("container")?.GetString()),
        Now = Clock.Now,
    };

    private static PodMetricArguments CustomArguments(JsonElement item, IReadOnlyList<AutoscaledPod> pods) => new()
    {
        CurrentReplicas = item.Int("current"),
        Target = item.Long("target"),
        IsCpu = false,
        Pods = pods,
        Metrics = HpaPods.ReadCustomMetrics(item),
        Now = Clock.Now,
    };

    private static string ErrorClass(MetricError error) => error switch
    {
        MetricError.NoMetrics => "no-metrics",
        MetricError.ContainerNotInMetrics => "container-not-in-metrics",
        MetricError.NoPods => "no-pods",
        MetricError.MissingRequest => "missing-request",
        MetricError.NoReadyMetrics => "no-ready-metrics",
        MetricError.NoMatchingMetrics => "no-matching-metrics",
        _ => error.ToString(),
    };
}
