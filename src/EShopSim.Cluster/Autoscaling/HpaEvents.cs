using EShopSim.Cluster.Rules.Autoscaling;
using EShopSim.Cluster.State;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>The events of the HPA controller (horizontal.go). A warning that repeats is told once: Kubernetes only counts it up.</summary>
internal sealed class HpaEvents(ClusterState state)
{
    /// <summary>The target's scale could not be read.</summary>
    public const string FailedGetScale = "FailedGetScale";

    /// <summary>A sync came to a decision.</summary>
    public void Decided(Autoscaler autoscaler, HpaArguments arguments, HpaDecision decision)
    {
        if (decision.Rescales)
            state.Events.Normal(
                autoscaler.Subject, "SuccessfulRescale", Text.Of($"New size: {decision.Replicas}; reason: {decision.RescaleReason}"));
        if (!decision.Failed && decision.FirstFailure is null)
        {
            autoscaler.LastWarning = "";
            return;
        }

        var complaint = decision.FirstFailure is { } first ? MetricErrorText.Of(first) : HpaReasons.AmbiguousSelector;
        if (Repeats(autoscaler, complaint))
            return;
        var failures = 0;
        foreach (var proposal in arguments.Proposals)
        {
            if (proposal.Calculation.Error is null)
                continue;
            failures++;
            state.Events.Warning(autoscaler.Subject, proposal.FailureReason, MetricErrorText.Of(proposal));
        }

        if (decision.Failed)
            state.Events.Warning(
                autoscaler.Subject,
                decision.FirstFailure is null ? HpaReasons.AmbiguousSelector : "FailedComputeMetricsReplicas",
                decision.FirstFailure is null
                    ? "pods by selector are controlled by multiple HPAs"
                    : Text.Of($"invalid metrics ({failures} invalid out of {arguments.Proposals.Count}), first error is: {complaint}"));
    }

    /// <summary>The HPA points nowhere.</summary>
    public void TargetNotFound(Autoscaler autoscaler)
    {
        var message = $"there is no {autoscaler.Spec.Target} that can be scaled";
        if (!Repeats(autoscaler, message))
            state.Events.Warning(autoscaler.Subject, FailedGetScale, message);
    }

    private static bool Repeats(Autoscaler autoscaler, string warning)
    {
        if (string.Equals(autoscaler.LastWarning, warning, StringComparison.Ordinal))
            return true;
        autoscaler.LastWarning = warning;
        return false;
    }
}
