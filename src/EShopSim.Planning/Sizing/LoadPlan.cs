namespace EShopSim.Planning.Sizing;

/// <summary>What a load needs.</summary>
/// <param name="Load">Multiple of the scenario's traffic.</param>
/// <param name="Provision">Replicas and nodes; the last tried where the objectives cannot be met.</param>
/// <param name="Trial">The peak with them.</param>
/// <param name="Modules">One per planned module.</param>
public sealed record LoadPlan(double Load, Provision Provision, Trial Trial, IReadOnlyList<ModulePlan> Modules)
{
    /// <summary>Whether what is provided meets the objectives, with what shall be survived lost.</summary>
    public required bool Meets { get; init; }

    /// <summary>Whether every pod finds a place on those nodes.</summary>
    public required bool Fits { get; init; }

    /// <summary>Nodes that come from manifests and stay as they are.</summary>
    public required int FixedNodes { get; init; }

    /// <summary>What all nodes cost for an hour; 0 when no prices are given.</summary>
    public required double CostPerHour { get; init; }

    /// <summary>What they cost for as long as the scenario lasts.</summary>
    public required double CostOfScenario { get; init; }

    /// <summary>CPU requested over CPU allocatable on them, in percent; the rest is paid for and idle.</summary>
    public required double CpuRequestedPercent { get; init; }

    /// <summary>The same for memory.</summary>
    public required double MemoryRequestedPercent { get; init; }

    /// <summary>CPU that the planned modules use over that of all nodes, in percent.</summary>
    public required double NodeCpuPercent { get; init; }

    /// <summary>What lies outside the cluster and is nearest to what it can answer; null where nothing is called there.</summary>
    public DependencyLoad? Dependency { get; init; }

    /// <summary>How the peak goes with a node lost, and with a zone lost.</summary>
    public required IReadOnlyList<LossOutcome> Losses { get; init; }

    /// <summary>The largest load that these replicas and nodes carry; null where they do not even carry this one.</summary>
    public Capacity? Capacity { get; init; }

    /// <summary>The scenario from beginning to end under this load, with the HPAs as recommended; null where they do not even carry the peak.</summary>
    public WholeRun? Whole { get; init; }

    /// <summary>All nodes.</summary>
    public int NodeCount => FixedNodes + Provision.Nodes.Sum();

    /// <summary>The module that is nearest to what it can carry.</summary>
    public ModulePlan Bottleneck => Modules.MaxBy(m => m.Strain.Highest)!;

    /// <summary>What is nearest to what it can carry: that module, the nodes' CPU that all share, or a dependency.</summary>
    public Limiter Limiter => Dependency is { } outside && outside.Percent > Math.Max(NodeCpuPercent, Bottleneck.Strain.Highest) ? Limiter.Dependency
        : NodeCpuPercent > Bottleneck.Strain.Highest ? Limiter.NodeRoom
        : Bottleneck.Limiter;
}
