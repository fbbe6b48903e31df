using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>Says in a sentence why an HPA decided as it did.</summary>
internal static class HpaExplanation
{
    /// <summary>The sentence.</summary>
    public static string Of(HpaArguments arguments, HpaDecision decision)
    {
        var current = arguments.SpecReplicas;
        if (arguments.IsDisabled)
            return "the workload is at zero replicas, which switches the HPA off";
        if (!arguments.NeedsMetrics)
            return current > arguments.MaxReplicas
                ? Text.Of($"{current} replicas are above maxReplicas {arguments.MaxReplicas}: corrected at once")
                : Text.Of($"{current} replicas are below minReplicas {arguments.MinReplicas}: corrected at once");
        if (decision.WinningMetric is { } winner && decision.Normalization is { } normalization)
            return Proposal(winner, current)
                + Stabilized(arguments, winner.Calculation.Replicas, normalization.Stabilization)
                + Limited(arguments, normalization)
                + AlsoFailed(decision.FirstFailure);
        return decision.FirstFailure is { } failure
            ? Text.Of($"{MetricErrorText.Of(failure)}: stays at {current}")
            : Text.Of($"another HPA selects the same pods: stays at {current}");
    }

    private static string Proposal(MetricProposal winner, int current)
    {
        var calculation = winner.Calculation;
        var against = new MetricWords(winner.Metric).Against(calculation);
        return calculation.Outcome switch
        {
            CalculationOutcome.WithinTolerance => Text.Of($"{against}, within the tolerance: stays at {current}"),
            CalculationOutcome.RebalancedWithinTolerance =>
                Text.Of($"{against}, but {Filled(calculation)} the ratio is {calculation.RebalancedRatio:0.00}, within the tolerance: stays at {current}"),
            CalculationOutcome.RatioFlipped =>
                Text.Of($"{against}, but {Filled(calculation)} the ratio turns to {calculation.RebalancedRatio:0.00}: stays at {current}"),
            CalculationOutcome.WouldReverse =>
                Text.Of($"{against}, but {Filled(calculation)} the size would move the other way: stays at {current}"),
            _ => $"{against}: {Multiplication(winner)}",
        };
    }

    private static string Multiplication(MetricProposal winner)
    {
        var calculation = winner.Calculation;
        var replicas = Text.Count(calculation.Replicas, "replica");
        if (calculation.RebalancedRatio is { } ratio)
            return Text.Of($"{Filled(calculation)} {FilledPods(calculation)} × {ratio:0.00} → {replicas}");
        return calculation.ReadyPods > 0 ? Text.Of($"{calculation.ReadyPods} × {calculation.Ratio:0.00} → {replicas}") : replicas;
    }

    /// <summary>As <c>counting 1 pod without metrics as idle and 2 unready pods as idle</c>.</summary>
    public static string Filled(ReplicaCalculation calculation)
    {
        var missing = calculation.MissingPods == 0
            ? ""
            : $"{Text.Count(calculation.MissingPods, "pod")} without metrics as {(calculation.Ratio < 1 ? "fully used" : "idle")}";
        var unready = calculation.UnreadyPods == 0 || calculation.Ratio <= 1
            ? ""
            : $"{Text.Count(calculation.UnreadyPods, "unready pod")} as idle";
        return $"counting {missing}{(missing.Length > 0 && unready.Length > 0 ? " and " : "")}{unready}";
    }

    /// <summary>The pods that the filled-in ratio is taken over.</summary>
    public static int FilledPods(ReplicaCalculation calculation) =>
        calculation.ReadyPods + calculation.MissingPods + (calculation.Ratio > 1 ? calculation.UnreadyPods : 0);

    private static string Stabilized(HpaArguments arguments, int proposed, StabilizationResult stabilization)
    {
        var replicas = stabilization.Replicas;
        if (replicas == proposed)
            return "";
        var result = replicas == arguments.SpecReplicas ? Text.Of($"stays at {replicas}") : Text.Count(replicas, "replica");
        var windowSeconds = Window(arguments, shrinking: replicas > proposed).TotalSeconds;
        return stabilization.Binding is { } binding
            ? Text.Of($"; but {binding.Replicas} was recommended {(arguments.Now - binding.Timestamp).TotalSeconds:0} s ago (window {windowSeconds:0} s): {result}")
            : Text.Of($"; but the window of {windowSeconds:0} s holds it back: {result}");
    }

    /// <summary>How far back recommendations are looked at in one direction.</summary>
    public static TimeSpan Window(HpaArguments arguments, bool shrinking)
    {
        var rules = shrinking ? arguments.Behavior?.ScaleDown : arguments.Behavior?.ScaleUp;
        if (rules?.StabilizationWindowSeconds is { } seconds)
            return TimeSpan.FromSeconds(seconds);
        return shrinking ? arguments.DownscaleStabilization : TimeSpan.Zero;
    }

    private static string Limited(HpaArguments arguments, NormalizationResult normalization)
    {
        if (!normalization.Limited)
            return "";
        var replicas = normalization.Replicas;
        return normalization.Rate.Reason switch
        {
            HpaReasons.TooManyReplicas => Text.Of($"; maxReplicas allows {replicas}"),
            HpaReasons.TooFewReplicas => Text.Of($"; minReplicas asks for {replicas}"),
            _ when normalization.Rate.Limit?.Policy is { } policy => Text.Of($"; policy {Words(policy)} allows {replicas}"),
            _ when arguments.Behavior is null => Text.Of($"; one sync at most doubles the size (at least to 4), which allows {replicas}"),
            _ => Text.Of($"; scaling in this direction is disabled: stays at {replicas}"),
        };
    }

    /// <summary>As <c>Percent 100 per 15 s</c>.</summary>
    public static string Words(HpaScalingPolicy policy) => policy.IsPercent
        ? Text.Of($"Percent {policy.Value} per {policy.PeriodSeconds} s")
        : Text.Of($"Pods {policy.Value} per {policy.PeriodSeconds} s");

    private static string AlsoFailed(MetricProposal? failure) =>
        failure is null ? "" : $"; besides, {MetricErrorText.Of(failure)}";
}
