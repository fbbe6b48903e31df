using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Cluster.Scheduling;

/// <summary>Why a node will not take a pod.</summary>
/// <param name="Plugin">Whose answer it is.</param>
/// <param name="Reason">In Kubernetes' words.</param>
internal sealed record Refusal(RejectingPlugins Plugin, string Reason);
