namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>Bounds of an HPA without scaling rules: min, max, and at most a doubling (convertDesiredReplicasWithRules in horizontal.go).</summary>
public static class LegacyLimits
{
    /// <summary>The largest size of one step: twice the current one, at least 4.</summary>
    public static int ScaleUpLimit(int currentReplicas) => (int)Math.Max(2.0 * currentReplicas, 4.0);

    /// <summary>Draws a stabilized recommendation into the bounds.</summary>
    public static RateLimitResult Apply(int currentReplicas, int desiredReplicas, int minReplicas, int maxReplicas)
    {
        var limit = ScaleUpLimit(currentReplicas);
        var (allowed, reason) = maxReplicas > limit
            ? (limit, HpaReasons.ScaleUpLimit)
            : (maxReplicas, HpaReasons.TooManyReplicas);
        if (desiredReplicas < minReplicas)
            return new RateLimitResult(minReplicas, HpaReasons.TooFewReplicas, null);
        if (desiredReplicas > allowed)
            return new RateLimitResult(allowed, reason, new PolicyLimit(limit, null, currentReplicas));
        return new RateLimitResult(desiredReplicas, HpaReasons.DesiredWithinRange, null);
    }
}
