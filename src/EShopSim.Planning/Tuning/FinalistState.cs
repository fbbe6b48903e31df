namespace EShopSim.Planning.Tuning;

/// <summary>What is known of a finalist.</summary>
public enum FinalistState
{
    /// <summary>Whether it meets the objectives, or is cheaper than the others, cannot be told yet.</summary>
    Open,

    /// <summary>It meets all objectives, at the confidence asked for.</summary>
    Meets,

    /// <summary>It misses one, at the confidence asked for.</summary>
    Misses,

    /// <summary>It costs more than another that meets them, at the confidence asked for.</summary>
    Dearer,
}
