using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>What a poll of KEDA goes by.</summary>
/// <param name="Spec">The ScaledObject.</param>
/// <param name="ValuesMilli">The value of each trigger, in thousandths; null where it cannot be read.</param>
/// <param name="Replicas">spec.replicas of the workload.</param>
/// <param name="CreatedAt">When the ScaledObject was created.</param>
/// <param name="LastActive">When it was last active; null while it never was.</param>
/// <param name="Now">The instant of the poll.</param>
public sealed record KedaArguments(ScaledObject Spec, IReadOnlyList<long?> ValuesMilli, int Replicas, SimTime CreatedAt, SimTime? LastActive, SimTime Now);
