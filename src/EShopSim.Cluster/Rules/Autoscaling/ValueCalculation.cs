namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>Proposals of metrics that are one number for the whole workload (Object and External).</summary>
internal static class ValueCalculation
{
    /// <summary>The sum of all series; null without any.</summary>
    public static long? SumOf(IReadOnlyList<long> valuesMilli)
    {
        if (valuesMilli.Count == 0)
            return null;
        var sum = 0L;
        foreach (var value in valuesMilli)
            sum = unchecked(sum + value);
        return sum;
    }

    /// <summary>Against a target for the total: the ratio times the ready pods; from zero replicas the ratio alone, without tolerance.</summary>
    public static ReplicaCalculation Total(
        int specReplicas, long targetMilli, long valueMilli, IReadOnlyList<AutoscaledPod> pods, ReplicaCalculatorSettings settings)
    {
        var ratio = (double)valueMilli / targetMilli;
        var result = new ReplicaCalculation { Usage = valueMilli, Ratio = ratio };
        if (specReplicas == 0)
            return result with { Replicas = ReplicaCount.Ceiling(ratio, settings.Version) };
        if (settings.Tolerance.Holds(ratio, settings.Version))
            return result with { Replicas = specReplicas, Outcome = CalculationOutcome.WithinTolerance };
        if (pods.Count == 0)
            return ReplicaCalculation.Failed(MetricError.NoPods);
        var ready = ReadyCount(pods);
        return result with { ReadyPods = ready, Replicas = ReplicaCount.Ceiling(ratio * ready, settings.Version) };
    }

    /// <summary>Against a target per pod. Within tolerance it is the replicas of status, not those of spec, that stay.</summary>
    public static ReplicaCalculation PerPod(int statusReplicas, long targetAverageMilli, long valueMilli, ReplicaCalculatorSettings settings)
    {
        var ratio = valueMilli / ((double)targetAverageMilli * statusReplicas);
        var result = new ReplicaCalculation
        {
            Usage = statusReplicas == 0 ? null : (long)Math.Ceiling((double)valueMilli / statusReplicas),
            Ratio = ratio,
        };
        return settings.Tolerance.IsExceeded(ratio, settings.Version)
            ? result with { Replicas = ReplicaCount.Ceiling((double)valueMilli / targetAverageMilli, settings.Version) }
            : result with { Replicas = statusReplicas, Outcome = CalculationOutcome.WithinTolerance };
    }

    // Terminating pods count here as long as they are ready, unlike everywhere else.
    private static int ReadyCount(IReadOnlyList<AutoscaledPod> pods)
    {
        var count = 0;
        foreach (var pod in pods)
            if (pod.Phase == PodPhase.Running && pod.Ready == ConditionStatus.True)
                count++;
        return count;
    }
}
