namespace EShopSim.Cluster.Rules.NodeAutoscaling;

/// <summary>Nodes of one make that are not there yet, and what the scheduler's filters would say of them.</summary>
public interface INewNodes
{
    /// <summary>One node more; false when the group may have no more.</summary>
    bool TryAdd();

    /// <summary>Puts a pod, by its index, on one of the nodes added, by its index, if it passes the filters there.</summary>
    bool TryPlace(int pod, int node);
}
