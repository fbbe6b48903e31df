namespace EShopSim.Planning.Sizing;

/// <summary>What may be lost while the objectives still hold.</summary>
public enum SurvivedLoss
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Any one node.</summary>
    Node,

    /// <summary>Any one zone.</summary>
    Zone,
}
