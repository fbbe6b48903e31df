namespace EShopSim.Cluster.Rules.Disruption;

/// <summary>Why a budget cannot be computed; it then allows no disruption.</summary>
public enum BudgetError
{
    /// <summary>A matched pod has no controller, so nobody knows how many there should be (1.20 only).</summary>
    NoControllerRef,
}
