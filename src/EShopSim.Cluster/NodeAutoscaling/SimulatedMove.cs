using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Cluster.NodeAutoscaling;

/// <summary>A pod that was put on a node of a simulated cluster, or taken off it.</summary>
/// <param name="Group">The pods that it is one of.</param>
/// <param name="Node">The node.</param>
/// <param name="Resources">What it takes.</param>
/// <param name="Sign">1 where it was put there, -1 where it was taken off.</param>
internal readonly record struct SimulatedMove(SimulatedGroup Group, NodeState Node, PodResources Resources, int Sign);
