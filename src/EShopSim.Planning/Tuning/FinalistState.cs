namespace EShopSim.Planning.Tuning;

/// <summary>What is known of a finalist.</summary>
public enum FinalistState
{
    /// <summary>It is not proven that it meets the objectives, nor that it misses one.</summary>
    Open,

    /// <summary>It meets all objectives, at the confidence asked for.</summary>
    Meets,

    /// <summary>It misses one, at the confidence asked for.</summary>
    Misses,

    /// <summary>It misses one in the runs that it was given; they were too few for a verdict, and more are better spent on others.</summary>
    Unlikely,

    /// <summary>It does not cost enough less than another that meets the objectives.</summary>
    Dearer,
}
