using EShopSim.Cluster.Api;
using EShopSim.Planning.Theory;
using EShopSim.Simulation;

namespace EShopSim.Planning.Sizing;

/// <summary>The replicas that queueing formulas ask for, before anything is simulated.</summary>
/// <param name="Replicas">The larger of what CPU and what places in service need.</param>
/// <param name="Limiter">Which of the two it is.</param>
/// <param name="SquareRootReplicas">What the square-root rule asks for if all pods drew from one queue: no balancing does with less.</param>
/// <param name="Stretch">By how much the CPU part of a request may take longer than alone, within the strictest objective; infinity without one.</param>
public sealed record ReplicaEstimate(int Replicas, Limiter Limiter, int SquareRootReplicas, double Stretch)
{
    // Beyond it no steady state is reached within minutes, whatever the formulas say.
    private const double HighestLoad = 0.97;
    private const double DefaultProbability = 0.99;

    /// <summary>Estimates one module.</summary>
    /// <param name="module">The module.</param>
    /// <param name="load">Its load.</param>
    /// <param name="nodes">Nodes its pods run on.</param>
    /// <param name="budgets">The latency objectives its answers take part in.</param>
    /// <param name="most">Most replicas that are tried.</param>
    public static ReplicaEstimate Of(PlannedModule module, ModuleLoad load, IReadOnlyList<Node> nodes, IReadOnlyList<LatencyBudget> budgets, int most)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(load);
        if (load.CallsPerSecond == 0)
            return new ReplicaEstimate(1, Limiter.Cpu, 1, double.PositiveInfinity);
        var cores = module.CoresOn(nodes);
        var servers = Math.Max(1, (int)(cores + 1e-9));
        var cpu = Least(most, r => Suffices(load, r, servers, load.CpuSeconds * servers / cores, budgets));
        var slots = module.SlotsOn(cores) is { } places ? Least(most, r => Suffices(load, r, places, load.HoldSeconds, budgets)) : 1;
        var strictest = budgets.Select(b => b.Probability).DefaultIfEmpty(DefaultProbability).Max();
        var pooled = load.OfferedCores > 0 ? Staffing.SquareRootServers(load.OfferedCores, 1 - Math.Min(strictest, 0.999)) : 0;
        return new ReplicaEstimate(
            Math.Max(cpu, slots), slots > cpu ? Limiter.Slots : Limiter.Cpu, Math.Max(1, (int)Math.Ceiling(pooled / cores)),
            budgets.Select(b => b.Stretch).DefaultIfEmpty(double.PositiveInfinity).Min());
    }

    // Each pod gets an even share of Poisson arrivals and is a queue of its own, M/M/c; sharing and waiting have the same mean there.
    private static bool Suffices(ModuleLoad load, int replicas, int servers, double serviceSeconds, IReadOnlyList<LatencyBudget> budgets)
    {
        if (serviceSeconds <= 0)
            return true;
        var queue = new MultiServerQueue(servers, load.CallsPerSecond / replicas, serviceSeconds);
        return queue.Load <= HighestLoad && budgets.All(budget => StretchOf(queue, budget.Probability) <= budget.Stretch);
    }

    private static double StretchOf(MultiServerQueue queue, double probability) => double.IsNaN(probability)
        ? queue.MeanSojournSeconds / queue.MeanServiceSeconds
        : queue.SojournQuantileSeconds(probability) / (-Math.Log(1 - probability) * queue.MeanServiceSeconds);

    private static int Least(int most, Func<int, bool> suffices)
    {
        var (fewer, enough) = (0, 1);
        while (enough < most && !suffices(enough))
            (fewer, enough) = (enough, Math.Min(most, enough * 2));
        while (enough - fewer > 1)
            if (suffices((fewer + enough) / 2))
                enough = (fewer + enough) / 2;
            else
                fewer = (fewer + enough) / 2;
        return enough;
    }
}
