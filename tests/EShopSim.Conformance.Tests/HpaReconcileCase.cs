using System.Text.Json;
using EShopSim.Cluster;
using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Conformance.Tests;

/// <summary>One sync of an HPA with several metrics.</summary>
internal static class HpaReconcileCase
{
    public static object Run(JsonElement item, KubernetesVersion version)
    {
        var decision = HpaReconciliation.Reconcile(new HpaArguments
        {
            Version = version,
            SpecReplicas = item.Int("spec"),
            MinReplicas = item.Int("min"),
            MaxReplicas = item.Int("max"),
            Behavior = HpaBehaviors.Read(item),
            DownscaleStabilization = Clock.Duration(item.Double("downscaleWindow")),
            History = HpaHistories.Read(item),
            Proposals = Proposals(item, version),
            Now = Clock.Now,
        });
        return new
        {
            replicas = decision.Replicas,
            scaled = decision.Rescales,
            failed = decision.Failed,
            conditions = decision.Conditions.ToDictionary(
                condition => condition.Type,
                condition => new[] { condition.Status ? "True" : "False", condition.Reason },
                StringComparer.Ordinal),
            recsAfter = HpaHistories.Write(decision.History.Recommendations, Clock.Now),
        };
    }

    /// <summary>Whether a metric of the case gives another proposal in 1.35 than in 1.28.</summary>
    public static bool ChangedAfter128(JsonElement item)
    {
        var before = Proposals(item, KubernetesVersion.V1_28);
        var after = Proposals(item, KubernetesVersion.V1_35);
        return before.Zip(after).Any(pair => pair.First.Calculation.Replicas != pair.Second.Calculation.Replicas);
    }

    private static MetricProposal[] Proposals(JsonElement item, KubernetesVersion version)
    {
        var settings = ReplicaCalculatorCase.Settings(item, version);
        var pods = HpaPods.Read(item);
        return [.. item.Items("metrics").Select(metric => Proposal(item, metric, pods, settings))];
    }

    private static MetricProposal Proposal(
        JsonElement item, JsonElement metric, IReadOnlyList<AutoscaledPod> pods, ReplicaCalculatorSettings settings)
    {
        if (!Enum.TryParse<MetricSourceType>(metric.Text("type"), out var source))
        {
            var unknown = new MetricSpec(default, metric.Text("type"), default, 0);
            return new MetricProposal(unknown, ReplicaCalculation.Failed(MetricError.InvalidMetricSourceType));
        }

        var spec = new MetricSpec(source, "cpu", metric.Enum<MetricTargetType>("targetType"), metric.Long("target"))
        {
            Container = metric.Get("container")?.GetString(),
        };
        return new MetricProposal(spec, Calculate(item, metric, spec, pods, settings));
    }

    private static ReplicaCalculation Calculate(
        JsonElement item, JsonElement metric, MetricSpec spec, IReadOnlyList<AutoscaledPod> pods, ReplicaCalculatorSettings settings)
    {
        var values = metric.Items("values").Where(value => value.ValueKind == JsonValueKind.Number).Select(value => value.GetInt64()).ToArray();
        long? value = values.Length > 0 ? values[0] : null;
        var (current, status) = (item.Int("spec"), item.Int("status"));
        switch (spec.Source)
        {
            case MetricSourceType.Object when spec.TargetType == MetricTargetType.Value:
                return ReplicaCalculator.GetObjectMetricReplicas(current, spec.Target, value, pods, settings);
            case MetricSourceType.Object:
                return ReplicaCalculator.GetObjectPerPodMetricReplicas(status, spec.Target, value, settings);
            case MetricSourceType.External when spec.TargetType == MetricTargetType.Value:
                return ReplicaCalculator.GetExternalMetricReplicas(current, spec.Target, values, pods, settings);
            case MetricSourceType.External:
                return ReplicaCalculator.GetExternalPerPodMetricReplicas(status, spec.Target, values, settings);
        }

        var ofPods = spec.Source == MetricSourceType.Pods;
        var arguments = new PodMetricArguments
        {
            CurrentReplicas = current,
            Target = spec.Target,
            IsCpu = !ofPods,
            Container = spec.Container,
            Pods = pods,
            Metrics = ofPods ? PodsMetric(metric, pods) : HpaPods.ReadMetrics(item, spec.Container),
            Now = Clock.Now,
        };
        return spec.TargetType == MetricTargetType.Utilization
            ? ReplicaCalculator.GetResourceReplicas(arguments, settings)
            : ReplicaCalculator.GetMetricReplicas(arguments, settings);
    }

    private static PodMetricsAnswer PodsMetric(JsonElement metric, IReadOnlyList<AutoscaledPod> pods) =>
        PodMetricsAnswer.OfCustomMetric(metric.Items("values")
            .Select((value, index) => (value, index))
            .Where(entry => entry.value.ValueKind == JsonValueKind.Number)
            .Select(entry => new PodMetric(pods[entry.index].Name, entry.value.GetInt64(), Clock.Now, TimeSpan.FromMinutes(1)))
            .ToArray());
}
