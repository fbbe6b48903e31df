using EShopSim.Engine;

namespace EShopSim.Traffic.Description;

/// <summary>One kind of request a module serves: CPU, then a wait, then calls in order.</summary>
/// <param name="Name">Its full name, as <c>catalog.product</c>.</param>
/// <param name="CpuSeconds">CPU time of one core, in seconds.</param>
/// <param name="WaitSeconds">Time that needs no CPU, in seconds.</param>
/// <param name="Steps">The calls to other operations, step after step.</param>
public sealed record Operation(string Name, Distribution CpuSeconds, Distribution WaitSeconds, IReadOnlyList<CallStep> Steps)
{
    /// <summary>Threads over which the CPU time is split evenly, at least 1; it ends when all of it is done.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>Queues that it publishes a message to, after its calls and before its answer.</summary>
    public IReadOnlyList<string> Publishes { get; init; } = [];
}
