using EShopSim.Cluster.Rules.Scheduling;
using EShopSim.Cluster.Scheduling;

namespace EShopSim.Cluster.NodeAutoscaling;

/// <summary>Pods on a node of a simulated cluster.</summary>
/// <param name="Node">The node.</param>
/// <param name="Kind">As spreading and affinity see them.</param>
/// <param name="Count">How many.</param>
/// <param name="Resources">What they took when they were placed; null for those that were there.</param>
internal readonly record struct SimulatedPods(NodeState Node, PlacedPod Kind, PodsOnNode Count, PodResources? Resources);
