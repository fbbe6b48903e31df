using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Cluster.Rules.NodeAutoscaling;

/// <summary>What a node group could do for pods that wait.</summary>
/// <param name="Group">Which one, by its index.</param>
/// <param name="Nodes">Nodes that it would need.</param>
/// <param name="Pods">Pods that would fit on them.</param>
/// <param name="NodeCapacity">What one node has.</param>
/// <param name="Requests">What the pods request together.</param>
public sealed record ScaleUpOption(int Group, int Nodes, int Pods, ResourceTotals NodeCapacity, ResourceTotals Requests);
