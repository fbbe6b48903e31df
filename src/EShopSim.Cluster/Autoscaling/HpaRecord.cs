using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Engine;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>Writes down what a sync of an HPA saw and decided.</summary>
internal static class HpaRecord
{
    /// <summary>A sync that came to a decision.</summary>
    public static HpaSync Of(Autoscaler autoscaler, HpaArguments arguments, HpaDecision decision)
    {
        var spec = autoscaler.Spec;
        // A metric that failed still tells how many pods there were to look at.
        var shown = decision.WinningMetric ?? decision.FirstFailure;
        var calculation = shown?.Calculation;
        var words = shown is null ? null : new MetricWords(shown.Metric);
        var hasValue = calculation is { Error: null };
        return new HpaSync
        {
            Time = arguments.Now,
            Namespace = spec.Meta.Namespace,
            Name = spec.Meta.Name,
            CurrentReplicas = arguments.SpecReplicas,
            ReadyPods = calculation?.ReadyPods ?? 0,
            UnreadyPods = calculation?.UnreadyPods ?? 0,
            MissingPods = calculation?.MissingPods ?? 0,
            IgnoredPods = calculation?.IgnoredPods ?? 0,
            Metric = hasValue ? words!.Title : "",
            CurrentValue = hasValue ? words!.Value(calculation!) : null,
            TargetValue = hasValue ? words!.Target : null,
            Ratio = hasValue ? calculation!.Ratio : null,
            RebalancedRatio = calculation?.RebalancedRatio,
            ProposalReplicas = decision.Normalization is null ? null : calculation?.Replicas,
            StabilizedReplicas = decision.Normalization?.Stabilization.Replicas,
            DesiredReplicas = decision.Replicas,
            Rescaled = decision.Rescales,
            Reason = ReasonOf(arguments, decision),
            Message = HpaExplanation.Of(arguments, decision),
            Conditions = decision.Conditions,
            Reasoning = new HpaReasoning
            {
                Autoscaler = spec,
                Settings = autoscaler.Settings,
                Metrics = arguments.Proposals,
                Winner = decision.WinningMetric,
                BindingRecommendation = decision.Normalization?.Stabilization.Binding,
                Window = HpaExplanation.Window(arguments, shrinking: decision.Normalization?.Stabilization.Replicas > calculation?.Replicas),
                Limit = decision.Normalization?.Rate.Limit,
            },
        };
    }

    /// <summary>A sync of an HPA whose target does not exist.</summary>
    public static HpaSync WithoutTarget(HorizontalPodAutoscaler spec, SimTime now) => new()
    {
        Time = now,
        Namespace = spec.Meta.Namespace,
        Name = spec.Meta.Name,
        CurrentReplicas = 0,
        DesiredReplicas = 0,
        Reason = HpaEvents.FailedGetScale,
        Message = $"there is no {spec.Target} that can be scaled",
        Conditions = [new HpaCondition(HpaReasons.AbleToScale, Status: false, HpaEvents.FailedGetScale, $"there is no {spec.Target} that can be scaled")],
    };

    // Of several reasons the one that bound last: the limit before the window, the window before the plain change.
    private static string ReasonOf(HpaArguments arguments, HpaDecision decision)
    {
        if (arguments.IsDisabled)
            return HpaReasons.ScalingDisabled;
        if (!arguments.NeedsMetrics)
            return arguments.SpecReplicas > arguments.MaxReplicas ? HpaReasons.TooManyReplicas : HpaReasons.TooFewReplicas;
        if (decision.Normalization is not { } normalization)
            return decision.FirstFailure?.FailureReason ?? ScalingActive(decision);
        if (normalization.Limited)
            return normalization.Rate.Reason;
        if (!string.Equals(normalization.AbleReason, HpaReasons.ReadyForNewScale, StringComparison.Ordinal))
            return normalization.AbleReason;
        return decision.Rescales ? HpaReasons.SucceededRescale : HpaReasons.DesiredWithinRange;
    }

    private static string ScalingActive(HpaDecision decision)
    {
        foreach (var condition in decision.Conditions)
            if (string.Equals(condition.Type, HpaReasons.ScalingActive, StringComparison.Ordinal))
                return condition.Reason;
        return HpaReasons.InvalidMetricSourceType;
    }
}
