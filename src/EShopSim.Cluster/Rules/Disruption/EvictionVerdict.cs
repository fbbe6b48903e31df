namespace EShopSim.Cluster.Rules.Disruption;

/// <summary>Answer of the eviction API.</summary>
public enum EvictionVerdict
{
    /// <summary>The pod is deleted; no budget is touched.</summary>
    Delete,

    /// <summary>The pod is deleted, the budget has one disruption less and remembers the pod.</summary>
    DeleteFromBudget,

    /// <summary>429: the budget allows no disruption; try again.</summary>
    TooManyRequests,

    /// <summary>500: more than one budget matches the pod.</summary>
    MultipleBudgets,
}
