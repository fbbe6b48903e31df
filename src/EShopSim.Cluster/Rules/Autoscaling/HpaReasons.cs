namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>Condition types and reasons of an HPA, in Kubernetes' words (pkg/controller/podautoscaler/horizontal.go).</summary>
public static class HpaReasons
{
    /// <summary>Condition: the target can be read and changed.</summary>
    public const string AbleToScale = "AbleToScale";

    /// <summary>Condition: the metrics gave a number.</summary>
    public const string ScalingActive = "ScalingActive";

    /// <summary>Condition: a bound or a rate changed the number.</summary>
    public const string ScalingLimited = "ScalingLimited";

    /// <summary>AbleToScale: the target's scale was read.</summary>
    public const string SucceededGetScale = "SucceededGetScale";

    /// <summary>AbleToScale: the raw recommendation passed stabilization unchanged.</summary>
    public const string ReadyForNewScale = "ReadyForNewScale";

    /// <summary>AbleToScale: an older, lower recommendation holds the growth back.</summary>
    public const string ScaleUpStabilized = "ScaleUpStabilized";

    /// <summary>AbleToScale: an older, higher recommendation holds the shrinking back.</summary>
    public const string ScaleDownStabilized = "ScaleDownStabilized";

    /// <summary>AbleToScale: the new size was written.</summary>
    public const string SucceededRescale = "SucceededRescale";

    /// <summary>ScalingActive: a number was computed.</summary>
    public const string ValidMetricFound = "ValidMetricFound";

    /// <summary>ScalingActive: the target is at zero and minReplicas is not.</summary>
    public const string ScalingDisabled = "ScalingDisabled";

    /// <summary>ScalingActive: a metric has an unknown type.</summary>
    public const string InvalidMetricSourceType = "InvalidMetricSourceType";

    /// <summary>ScalingActive: another HPA selects the same pods.</summary>
    public const string AmbiguousSelector = "AmbiguousSelector";

    /// <summary>ScalingLimited: nothing was limited.</summary>
    public const string DesiredWithinRange = "DesiredWithinRange";

    /// <summary>ScalingLimited: minReplicas decided.</summary>
    public const string TooFewReplicas = "TooFewReplicas";

    /// <summary>ScalingLimited: maxReplicas decided.</summary>
    public const string TooManyReplicas = "TooManyReplicas";

    /// <summary>ScalingLimited: the growth of one step is bounded.</summary>
    public const string ScaleUpLimit = "ScaleUpLimit";

    /// <summary>ScalingLimited: the shrinking of one step is bounded.</summary>
    public const string ScaleDownLimit = "ScaleDownLimit";
}
