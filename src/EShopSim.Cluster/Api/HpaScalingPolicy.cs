namespace EShopSim.Cluster.Api;

/// <summary>A bound on how fast an HPA changes the number of replicas.</summary>
/// <param name="IsPercent">True for type Percent, false for type Pods.</param>
/// <param name="Value">Pods, or percent of the replicas at the period's start; greater than 0.</param>
/// <param name="PeriodSeconds">The period, 1 to 1800 s.</param>
public sealed record HpaScalingPolicy(bool IsPercent, int Value, int PeriodSeconds);
