using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>One sync of an HPA as a function of what it sees and remembers (reconcileAutoscaler in horizontal.go).</summary>
public static class HpaReconciliation
{
    private static readonly HpaCondition ScaleRead = new(
        HpaReasons.AbleToScale, Status: true, HpaReasons.SucceededGetScale, "the HPA controller was able to get the target's current scale");

    /// <summary>Decides the size of the workload. A size outside the bounds is corrected at once, without metrics, windows or rates.</summary>
    public static HpaDecision Reconcile(HpaArguments arguments)
    {
        var history = arguments.History;
        // Without this first entry a new HPA could shrink the workload before it has seen one window of metrics.
        if (history.Recommendations is null)
            history = history with { Recommendations = [new TimestampedRecommendation(arguments.SpecReplicas, arguments.Now)] };
        if (arguments.IsDisabled)
            return Disabled(history);
        if (arguments.SpecReplicas > arguments.MaxReplicas)
            return Corrected(arguments, history, arguments.MaxReplicas, "Current number of replicas above Spec.MaxReplicas");
        if (arguments.SpecReplicas < arguments.MinReplicas)
            return Corrected(arguments, history, arguments.MinReplicas, "Current number of replicas below Spec.MinReplicas");
        if (arguments.SelectorIsAmbiguous && arguments.Version >= KubernetesVersion.V1_28)
            return Stopped(arguments, history, HpaReasons.AmbiguousSelector, "pods by selector are controlled by multiple HPAs", null);
        var verdict = MetricsVerdict.Of(arguments);
        if (verdict.Replicas is { } proposed)
            return Scaled(arguments, history, proposed, verdict);
        return verdict.FirstFailure is { } failure
            ? Stopped(arguments, history, failure.FailureReason, $"the HPA was unable to compute the replica count: {failure.Calculation.Error}", failure)
            : Stopped(arguments, history, HpaReasons.InvalidMetricSourceType, "the HPA has no metrics", null);
    }

    private static HpaDecision Disabled(HpaHistory history) => new()
    {
        Replicas = 0,
        StatusDesiredReplicas = 0,
        History = history,
        Conditions =
        [
            ScaleRead,
            new(HpaReasons.ScalingActive, Status: false, HpaReasons.ScalingDisabled, "scaling is disabled since the replica count of the target is zero"),
        ],
    };

    private static HpaDecision Corrected(HpaArguments arguments, HpaHistory history, int replicas, string why) => new()
    {
        Replicas = replicas,
        Rescales = true,
        StatusDesiredReplicas = replicas,
        RescaleReason = why,
        History = Remember(arguments, history, replicas),
        Conditions = [Rescaled(replicas)],
    };

    private static HpaDecision Stopped(
        HpaArguments arguments, HpaHistory history, string reason, string message, MetricProposal? failure) => new()
    {
        Replicas = arguments.SpecReplicas,
        Failed = true,
        FirstFailure = failure,
        History = history,
        Conditions = [ScaleRead, new(HpaReasons.ScalingActive, Status: false, reason, message)],
    };

    private static HpaDecision Scaled(HpaArguments arguments, HpaHistory history, int proposed, MetricsVerdict verdict)
    {
        // A negative proposal (of metrics below zero) counts as none.
        var desired = Math.Max(proposed, 0);
        var normalization = Normalization.Normalize(new NormalizationArguments
        {
            Version = arguments.Version,
            CurrentReplicas = arguments.SpecReplicas,
            DesiredReplicas = desired,
            MinReplicas = arguments.MinReplicas,
            MaxReplicas = arguments.MaxReplicas,
            Behavior = arguments.Behavior,
            DownscaleStabilization = arguments.DownscaleStabilization,
            History = history,
            Now = arguments.Now,
        });
        var replicas = normalization.Replicas;
        var rescales = replicas != arguments.SpecReplicas;
        history = history with { Recommendations = normalization.Stabilization.Recommendations };
        return new HpaDecision
        {
            Replicas = replicas,
            Rescales = rescales,
            Failed = verdict.FirstFailure is not null && arguments.Version >= KubernetesVersion.V1_28,
            StatusDesiredReplicas = replicas,
            RescaleReason = rescales ? RescaleReason(arguments, desired, verdict) : "",
            WinningMetric = verdict.Winner,
            FirstFailure = verdict.FirstFailure,
            Normalization = normalization,
            History = rescales ? Remember(arguments, history, replicas) : history,
            Conditions =
            [
                rescales ? Rescaled(replicas) : new(HpaReasons.AbleToScale, Status: true, normalization.AbleReason, HpaMessages.Of(normalization.AbleReason)),
                new(HpaReasons.ScalingActive, Status: true, HpaReasons.ValidMetricFound,
                    $"the HPA was able to successfully calculate a replica count from {verdict.Winner?.Description}"),
                new(HpaReasons.ScalingLimited, normalization.Limited, normalization.Rate.Reason, HpaMessages.Of(normalization.Rate.Reason)),
            ],
        };
    }

    private static string RescaleReason(HpaArguments arguments, int desired, MetricsVerdict verdict)
    {
        if (desired > arguments.SpecReplicas)
            return $"{verdict.Winner?.Description} above target";
        return desired < arguments.SpecReplicas ? "All metrics below target" : "";
    }

    private static HpaHistory Remember(HpaArguments arguments, HpaHistory history, int replicas) =>
        ScaleEvents.Store(
            history,
            arguments.Behavior is null ? null : HpaBehaviorDefaults.Apply(arguments.Behavior),
            arguments.SpecReplicas,
            replicas,
            arguments.Now);

    private static HpaCondition Rescaled(int replicas) => new(
        HpaReasons.AbleToScale,
        Status: true,
        HpaReasons.SucceededRescale,
        FormattableString.Invariant($"the HPA controller was able to update the target scale to {replicas}"));
}
