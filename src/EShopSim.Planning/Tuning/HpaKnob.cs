namespace EShopSim.Planning.Tuning;

/// <summary>A field of an HPA that may be turned.</summary>
public enum HpaKnob
{
    /// <summary>The target of its first metric, in the manifest's unit: percent for Utilization, thousandths of the unit otherwise.</summary>
    Target,

    /// <summary>spec.minReplicas.</summary>
    Min,

    /// <summary>spec.maxReplicas.</summary>
    Max,

    /// <summary>spec.behavior.scaleUp.stabilizationWindowSeconds.</summary>
    ScaleUpWindow,

    /// <summary>spec.behavior.scaleDown.stabilizationWindowSeconds.</summary>
    ScaleDownWindow,

    /// <summary>A policy of type Percent per 15 s as the only one of spec.behavior.scaleUp.</summary>
    ScaleUpPercent,

    /// <summary>A policy of type Pods per 15 s as the only one of spec.behavior.scaleUp.</summary>
    ScaleUpPods,

    /// <summary>A policy of type Percent per 60 s as the only one of spec.behavior.scaleDown.</summary>
    ScaleDownPercent,

    /// <summary>spec.behavior.scaleUp.tolerance and scaleDown.tolerance, in percent.</summary>
    Tolerance,
}
