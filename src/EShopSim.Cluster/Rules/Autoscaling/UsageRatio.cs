namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>Usage compared with its target.</summary>
/// <param name="Ratio">Usage over target.</param>
/// <param name="Usage">The usage shown: percent, or thousandths.</param>
/// <param name="AverageMilli">The average sample in thousandths.</param>
/// <param name="Error">Why there is no ratio; null on success.</param>
internal readonly record struct UsageRatio(double Ratio, long Usage, long AverageMilli, MetricError? Error = null);
