namespace EShopSim.Planning.Sizing;

/// <summary>What the traffic asks of one module, by the means of rates and demands.</summary>
/// <param name="CallsPerSecond">Operations it receives.</param>
/// <param name="OfferedCores">Offered load λE[S]: cores that are busy on average with what it needs.</param>
/// <param name="HoldSeconds">How long an operation holds a place in its pod when nothing waits: CPU, waits and the calls it makes.</param>
public sealed record ModuleLoad(double CallsPerSecond, double OfferedCores, double HoldSeconds)
{
    /// <summary>CPU time of an operation on average.</summary>
    public double CpuSeconds => CallsPerSecond > 0 ? OfferedCores / CallsPerSecond : 0;
}
