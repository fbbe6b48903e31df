using EShopSim.Simulation;
using EShopSim.Traffic.Description;

namespace EShopSim.Planning.Runs;

/// <summary>What a scenario uses that the fluid engine has no formula for: there its latencies and failures are those of a shop without it.</summary>
public static class FluidGaps
{
    private static readonly LoadBalancing s_plain = new();

    /// <summary>The features in words, in a fixed order; empty where the fluid engine knows all that the scenario uses.</summary>
    public static IReadOnlyList<string> Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var calls = scenario.Modules.SelectMany(m => m.Operations).SelectMany(o => o.Steps).SelectMany(s => s.Calls).ToList();
        (string Name, bool IsUsed)[] features =
        [
            ("network delays", scenario.Surroundings.Network is not null),
            ("fifo workers", scenario.Modules.Any(m => m.Discipline == ServiceDiscipline.Fifo)),
            ("connection pools", calls.Exists(c => c.Pool is not null)),
            ("hedged calls", calls.Exists(c => c.Hedge is not null)),
            ("back-off, conditions and budgets of retries", calls.Exists(c => c.Retry is not null)),
            ("balancing, breakers and faults", scenario.Modules.Any(m => m.Balancing != s_plain)),
            ("warm-up", scenario.Modules.Any(m => m.WarmUp is not null)),
            ("pauses", scenario.Modules.Any(m => m.Pauses is not null)),
            ("priorities", scenario.Traffic.Select(t => t.Priority).Distinct().Skip(1).Any()),
            ("bursts and groups", scenario.Traffic.Any(t => t.Bursts.Count > 0 || t.Groups is not null)),
            ("impatient users", scenario.Traffic.Any(t => t.Journey?.Patience is not null)),
        ];
        return [.. features.Where(f => f.IsUsed).Select(f => f.Name)];
    }
}
