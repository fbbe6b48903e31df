using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>How far the policies of one direction allow a workload to go in this sync.</summary>
/// <param name="Replicas">The farthest size allowed.</param>
/// <param name="Policy">The policy that set it; null when the direction is disabled or has no policy.</param>
/// <param name="PeriodStartReplicas">The size at the start of that policy's period, as the scale events tell.</param>
public sealed record PolicyLimit(int Replicas, HpaScalingPolicy? Policy, int PeriodStartReplicas);
