using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Cluster.Scheduling;

/// <summary>The outcome of one attempt to place a pod.</summary>
/// <param name="Node">Where it goes; null when no node will take it.</param>
/// <param name="Message">Why no node will; empty otherwise.</param>
/// <param name="RejectedBy">Who refused it.</param>
internal readonly record struct PlacementResult(NodeState? Node, string Message, RejectingPlugins RejectedBy = RejectingPlugins.None);
