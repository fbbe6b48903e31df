namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>
/// How many replicas one metric asks for (pkg/controller/podautoscaler/replica_calculator.go), with the operations on doubles
/// in the order of that code: results on the bound of the tolerance depend on it.
/// </summary>
public static class ReplicaCalculator
{
    /// <summary>Resource and ContainerResource metrics with a utilization target; <see cref="PodMetricArguments.Target"/> is percent.</summary>
    public static ReplicaCalculation GetResourceReplicas(PodMetricArguments arguments, ReplicaCalculatorSettings settings)
    {
        if (CannotCalculate(arguments) is { } failure)
            return ReplicaCalculation.Failed(failure);
        var groups = PodGroups.Of(arguments, settings);
        var requestError = PodRequests.TryRead(arguments, settings.Version, out var requests);
        MetricError? sampleError = groups.Samples.Count == 0 ? MetricError.NoReadyMetrics : null;
        var error = settings.Version >= KubernetesVersion.V1_28 ? sampleError ?? requestError : requestError ?? sampleError;
        if (error is { } first)
            return ReplicaCalculation.Failed(first);
        return RatioCalculation.Run(groups, arguments.CurrentReplicas, new UtilizationMeasure(requests, (int)arguments.Target), settings);
    }

    /// <summary>Resource, ContainerResource and Pods metrics with an average target; <see cref="PodMetricArguments.Target"/> is thousandths per pod.</summary>
    public static ReplicaCalculation GetMetricReplicas(PodMetricArguments arguments, ReplicaCalculatorSettings settings)
    {
        if (CannotCalculate(arguments) is { } failure)
            return ReplicaCalculation.Failed(failure);
        var groups = PodGroups.Of(arguments, settings);
        if (groups.Samples.Count == 0)
            return ReplicaCalculation.Failed(MetricError.NoReadyMetrics);
        return RatioCalculation.Run(groups, arguments.CurrentReplicas, new AverageMeasure(arguments.Target), settings) with { AverageUsageMilli = null };
    }

    /// <summary>Object metrics with a Value target.</summary>
    /// <param name="specReplicas">spec.replicas of the workload.</param>
    /// <param name="targetMilli">The wanted value in thousandths.</param>
    /// <param name="valueMilli">The metric in thousandths; null when it cannot be read.</param>
    /// <param name="pods">Pods that the workload's selector matches; the ready ones are multiplied with the ratio.</param>
    /// <param name="settings">Flags of the controller.</param>
    public static ReplicaCalculation GetObjectMetricReplicas(
        int specReplicas, long targetMilli, long? valueMilli, IReadOnlyList<AutoscaledPod> pods, ReplicaCalculatorSettings settings) =>
        valueMilli is { } value
            ? ValueCalculation.Total(specReplicas, targetMilli, value, pods, settings)
            : ReplicaCalculation.Failed(MetricError.NoMetrics);

    /// <summary>Object metrics with an AverageValue target, which divide by the replicas of status.</summary>
    /// <param name="statusReplicas">status.replicas of the workload.</param>
    /// <param name="targetAverageMilli">The wanted value per pod in thousandths.</param>
    /// <param name="valueMilli">The metric in thousandths; null when it cannot be read.</param>
    /// <param name="settings">Flags of the controller.</param>
    public static ReplicaCalculation GetObjectPerPodMetricReplicas(
        int statusReplicas, long targetAverageMilli, long? valueMilli, ReplicaCalculatorSettings settings) =>
        valueMilli is { } value
            ? ValueCalculation.PerPod(statusReplicas, targetAverageMilli, value, settings)
            : ReplicaCalculation.Failed(MetricError.NoMetrics);

    /// <summary>External metrics with a Value target: the sum of all series counts, and no series at all is an error.</summary>
    public static ReplicaCalculation GetExternalMetricReplicas(
        int specReplicas, long targetMilli, IReadOnlyList<long> valuesMilli, IReadOnlyList<AutoscaledPod> pods, ReplicaCalculatorSettings settings) =>
        GetObjectMetricReplicas(specReplicas, targetMilli, ValueCalculation.SumOf(valuesMilli), pods, settings);

    /// <summary>External metrics with an AverageValue target.</summary>
    public static ReplicaCalculation GetExternalPerPodMetricReplicas(
        int statusReplicas, long targetAverageMilli, IReadOnlyList<long> valuesMilli, ReplicaCalculatorSettings settings) =>
        GetObjectPerPodMetricReplicas(statusReplicas, targetAverageMilli, ValueCalculation.SumOf(valuesMilli), settings);

    private static MetricError? CannotCalculate(PodMetricArguments arguments)
    {
        if (arguments.Metrics.Error is { } error)
            return error;
        return arguments.Pods.Count == 0 ? MetricError.NoPods : null;
    }
}
