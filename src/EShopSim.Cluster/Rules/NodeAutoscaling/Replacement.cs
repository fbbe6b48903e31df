namespace EShopSim.Cluster.Rules.NodeAutoscaling;

/// <summary>Nodes that could be given up.</summary>
/// <param name="OldNodes">How many.</param>
/// <param name="OldPrice">What they cost an hour together.</param>
/// <param name="NewPrice">What the new node costs an hour that some of their pods need; null where they all fit on nodes that are there.</param>
public sealed record Replacement(int OldNodes, double OldPrice, double? NewPrice)
{
    /// <summary>Whether old and new are spot nodes.</summary>
    public bool IsSpotToSpot { get; init; }

    /// <summary>Karpenter's gate SpotToSpotConsolidation; off by default.</summary>
    public bool AllowsSpotToSpot { get; init; }

    /// <summary>Types that would do and cost less than the old node.</summary>
    public int CheaperTypes { get; init; }
}
