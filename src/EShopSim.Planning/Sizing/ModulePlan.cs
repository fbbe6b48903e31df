namespace EShopSim.Planning.Sizing;

/// <summary>What one module needs under a load.</summary>
/// <param name="Module">The module.</param>
/// <param name="Load">What the traffic asks of it, by closed form.</param>
/// <param name="Estimate">What queueing formulas ask for.</param>
/// <param name="Replicas">What the simulation has shown to be enough, and, with the others as planned, the least.</param>
public sealed record ModulePlan(PlannedModule Module, ModuleLoad Load, ReplicaEstimate Estimate, int Replicas)
{
    /// <summary>The trial with one replica fewer, all others being as planned; null where there is only one, or nothing was found.</summary>
    public Trial? OneFewer { get; init; }

    /// <summary>How near it is to what it can carry.</summary>
    public required Strain Strain { get; init; }

    /// <summary>Bounds for its HPA; null without one.</summary>
    public HpaSettings? Hpa { get; init; }

    /// <summary>What would keep it from carrying more.</summary>
    public Limiter Limiter => Strain.SlotsPercent > Strain.CpuPercent ? Limiter.Slots : Limiter.Cpu;

    /// <summary>The share of what it could carry that is left, in percent.</summary>
    public double HeadroomPercent => 100 - Strain.Highest;
}
