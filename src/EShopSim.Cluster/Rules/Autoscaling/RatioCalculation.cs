namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>
/// From the usage ratio of the pods with samples to a number of replicas. Unready and missing pods are filled in with
/// the value that damps the move, and the result must still point the same way.
/// </summary>
internal static class RatioCalculation
{
    /// <summary>Runs the calculation over grouped pods.</summary>
    public static ReplicaCalculation Run(PodGroups groups, int currentReplicas, UsageMeasure measure, ReplicaCalculatorSettings settings)
    {
        var version = settings.Version;
        var first = measure.Measure(groups.Samples, version);
        if (first.Error is { } error)
            return ReplicaCalculation.Failed(error);
        var result = new ReplicaCalculation
        {
            Usage = first.Usage,
            AverageUsageMilli = first.AverageMilli,
            Ratio = first.Ratio,
            ReadyPods = groups.ReadyCount,
            UnreadyPods = groups.Unready.Count,
            MissingPods = groups.Missing.Count,
            IgnoredPods = groups.IgnoredCount,
        };

        var countsUnready = groups.Unready.Count > 0 && first.Ratio > 1.0;
        if (!countsUnready && groups.Missing.Count == 0)
        {
            return settings.Tolerance.Holds(first.Ratio, version)
                ? result with { Replicas = currentReplicas, Outcome = CalculationOutcome.WithinTolerance }
                : result with { Replicas = ReplicaCount.Ceiling(first.Ratio * groups.ReadyCount, version) };
        }

        Fill(groups, first.Ratio, countsUnready, measure, version);
        var second = measure.Measure(groups.Samples, version);
        if (second.Error is { } rebalancingError)
            return ReplicaCalculation.Failed(rebalancingError);
        result = result with { Replicas = currentReplicas, RebalancedRatio = second.Ratio };
        if (settings.Tolerance.Holds(second.Ratio, version))
            return result with { Outcome = CalculationOutcome.RebalancedWithinTolerance };
        if ((first.Ratio < 1.0 && second.Ratio > 1.0) || (first.Ratio > 1.0 && second.Ratio < 1.0))
            return result with { Outcome = CalculationOutcome.RatioFlipped };

        var proposal = ReplicaCount.Ceiling(second.Ratio * groups.Samples.Count, version);
        var reverses = (second.Ratio < 1.0 && proposal > currentReplicas) || (second.Ratio > 1.0 && proposal < currentReplicas);
        return reverses && measure.GuardsDirection(version)
            ? result with { Outcome = CalculationOutcome.WouldReverse }
            : result with { Replicas = proposal };
    }

    private static void Fill(PodGroups groups, double ratio, bool countsUnready, UsageMeasure measure, KubernetesVersion version)
    {
        if (ratio < 1.0)
        {
            foreach (var pod in groups.Missing)
                groups.Samples.Add(new PodValue(pod, measure.MissingOnScaleDown(pod, version)));
        }
        else if (ratio > 1.0 || measure.CountsMissingOnTarget(version))
        {
            foreach (var pod in groups.Missing)
                groups.Samples.Add(new PodValue(pod, 0));
        }

        if (!countsUnready)
            return;
        foreach (var pod in groups.Unready)
            groups.Samples.Add(new PodValue(pod, 0));
    }
}
