namespace EShopSim.Cluster.Rules.NodeAutoscaling;

/// <summary>How the Cluster Autoscaler chooses between node groups that would all help (<c>--expander</c>); of equals one is drawn.</summary>
public enum Expander
{
    /// <summary>Any of them.</summary>
    Random,

    /// <summary>The one whose new nodes would stay emptiest least.</summary>
    LeastWaste,

    /// <summary>The one that helps most pods.</summary>
    MostPods,

    /// <summary>The one that needs fewest nodes.</summary>
    LeastNodes,
}
