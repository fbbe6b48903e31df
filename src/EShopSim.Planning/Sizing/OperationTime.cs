namespace EShopSim.Planning.Sizing;

/// <summary>Mean time of an operation with all its calls, when nothing waits.</summary>
/// <param name="Seconds">From the beginning to the answer.</param>
/// <param name="CpuSeconds">The part of it that is CPU time, wherever: what sharing stretches.</param>
public readonly record struct OperationTime(double Seconds, double CpuSeconds);
