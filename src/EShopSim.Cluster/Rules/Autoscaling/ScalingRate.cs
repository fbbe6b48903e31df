using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>Bounds on how fast an HPA may go, from its scaling policies and what it did lately (KEP-853; horizontal.go).</summary>
public static class ScalingRate
{
    /// <summary>The largest size that the scaleUp policies allow. Percentages round up, lest a small workload never grows.</summary>
    public static PolicyLimit ScaleUpLimit(NormalizationArguments arguments)
    {
        var rules = arguments.Behavior?.ScaleUp ?? new HpaScalingRules();
        return Limit(arguments, rules, takesLargest: rules.SelectPolicy != ScalingPolicySelect.Min, growing: true);
    }

    /// <summary>The smallest size that the scaleDown policies allow; Max selects the largest change, so the smallest size.</summary>
    public static PolicyLimit ScaleDownLimit(NormalizationArguments arguments)
    {
        var rules = arguments.Behavior?.ScaleDown ?? new HpaScalingRules();
        return Limit(arguments, rules, takesLargest: rules.SelectPolicy == ScalingPolicySelect.Min, growing: false);
    }

    /// <summary>Applies the policies and the bounds of the direction that <see cref="NormalizationArguments.DesiredReplicas"/> takes.</summary>
    public static RateLimitResult Apply(NormalizationArguments arguments)
    {
        var (current, desired) = (arguments.CurrentReplicas, arguments.DesiredReplicas);
        if (desired > current)
        {
            var limit = ScaleUpLimit(arguments);
            var reachable = Math.Max(limit.Replicas, current);
            var (allowed, reason) = arguments.MaxReplicas > reachable
                ? (reachable, HpaReasons.ScaleUpLimit)
                : (arguments.MaxReplicas, HpaReasons.TooManyReplicas);
            if (desired > allowed)
                return new RateLimitResult(allowed, reason, limit);
        }
        else if (desired < current)
        {
            var limit = ScaleDownLimit(arguments);
            var reachable = Math.Min(limit.Replicas, current);
            var (allowed, reason) = arguments.MinReplicas < reachable
                ? (reachable, HpaReasons.ScaleDownLimit)
                : (arguments.MinReplicas, HpaReasons.TooFewReplicas);
            if (desired < allowed)
                return new RateLimitResult(allowed, reason, limit);
        }

        return new RateLimitResult(desired, HpaReasons.DesiredWithinRange, null);
    }

    private static PolicyLimit Limit(NormalizationArguments arguments, HpaScalingRules rules, bool takesLargest, bool growing)
    {
        if (rules.SelectPolicy == ScalingPolicySelect.Disabled)
            return new PolicyLimit(arguments.CurrentReplicas, null, arguments.CurrentReplicas);
        var best = new PolicyLimit(takesLargest ? int.MinValue : int.MaxValue, null, arguments.CurrentReplicas);
        foreach (var policy in rules.Policies ?? [])
        {
            var start = PeriodStart(arguments, policy.PeriodSeconds, growing);
            var proposed = growing ? Grown(start, policy, arguments.Version) : Shrunk(start, policy, arguments.Version);
            if (best.Policy is null ? Reaches(proposed, best.Replicas, takesLargest) : Passes(proposed, best.Replicas, takesLargest))
                best = new PolicyLimit(proposed, policy, start);
        }

        return best;
    }

    private static bool Passes(int proposed, int best, bool takesLargest) => takesLargest ? proposed > best : proposed < best;

    private static bool Reaches(int proposed, int best, bool takesLargest) => takesLargest ? proposed >= best : proposed <= best;

    private static int Grown(int start, HpaScalingPolicy policy, KubernetesVersion version) =>
        policy.IsPercent
            ? ReplicaCount.Ceiling(start * (1 + ((double)policy.Value / 100)), version)
            : unchecked(start + policy.Value);

    private static int Shrunk(int start, HpaScalingPolicy policy, KubernetesVersion version) =>
        policy.IsPercent
            ? ReplicaCount.FromDouble(start * (1 - ((double)policy.Value / 100)), version)
            : unchecked(start - policy.Value);

    // 1.20 undoes only the events of its own direction.
    private static int PeriodStart(NormalizationArguments arguments, int periodSeconds, bool growing)
    {
        var cutoff = arguments.Now - TimeSpan.FromSeconds(periodSeconds);
        var both = arguments.Version >= KubernetesVersion.V1_28;
        var added = growing || both ? ChangeSince(arguments.History.ScaleUpEvents, cutoff) : 0;
        var removed = !growing || both ? ChangeSince(arguments.History.ScaleDownEvents, cutoff) : 0;
        return unchecked(arguments.CurrentReplicas - added + removed);
    }

    private static int ChangeSince(IReadOnlyList<TimestampedScaleEvent> events, SimTime cutoff)
    {
        var sum = 0;
        foreach (var scaleEvent in events)
            if (scaleEvent.Timestamp > cutoff)
                sum = unchecked(sum + scaleEvent.ReplicaChange);
        return sum;
    }
}
