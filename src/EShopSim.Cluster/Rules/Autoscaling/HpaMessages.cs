namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>Reasons of an HPA in words.</summary>
internal static class HpaMessages
{
    /// <summary>The words for a reason of AbleToScale or ScalingLimited.</summary>
    public static string Of(string reason) => reason switch
    {
        HpaReasons.ReadyForNewScale => "the recommended size matches the stabilized one",
        HpaReasons.ScaleUpStabilized => "recent recommendations were lower than the current one, applying the lowest recent recommendation",
        HpaReasons.ScaleDownStabilized => "recent recommendations were higher than the current one, applying the highest recent recommendation",
        HpaReasons.DesiredWithinRange => "the desired count is within the acceptable range",
        HpaReasons.TooFewReplicas => "the desired replica count is less than the minimum replica count",
        HpaReasons.TooManyReplicas => "the desired replica count is more than the maximum replica count",
        HpaReasons.ScaleUpLimit => "the desired replica count is increasing faster than the maximum scale rate",
        HpaReasons.ScaleDownLimit => "the desired replica count is decreasing faster than the maximum scale rate",
        _ => reason,
    };
}
