namespace EShopSim.Cluster.Api;

/// <summary>Which of several scaling policies decides.</summary>
public enum ScalingPolicySelect
{
    /// <summary>The one that allows the largest change.</summary>
    Max,

    /// <summary>The one that allows the smallest change.</summary>
    Min,

    /// <summary>None: this direction is switched off.</summary>
    Disabled,
}
