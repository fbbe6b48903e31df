using EShopSim.Engine;

namespace EShopSim.Traffic.Graph;

/// <summary>An operation, compiled: where it runs, what it takes, and which stretch of the steps is its own.</summary>
internal sealed record OperationPlan(string Name, int Module, Distribution CpuSeconds, Distribution WaitSeconds, int Parallelism, int FirstStep, int StepsEnd)
{
    /// <summary>Indexes of the queues that it publishes to.</summary>
    public int[] Publishes { get; init; } = [];

    /// <summary>Whether its demands need random numbers at all.</summary>
    public bool IsRandom { get; } = CpuSeconds is not ConstantDistribution || WaitSeconds is not ConstantDistribution;
}
