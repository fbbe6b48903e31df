namespace EShopSim.Cluster.Rules.Rollouts;

/// <summary>One thing a StatefulSet controller does in a sync.</summary>
/// <param name="Ordinal">The pod's ordinal.</param>
/// <param name="Creates">True to create it, false to delete it.</param>
/// <param name="FromUpdateRevision">For a pod to create: whether from the newest template rather than from the current one.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record StatefulSetAction(int Ordinal, bool Creates, bool FromUpdateRevision, string Reason);
