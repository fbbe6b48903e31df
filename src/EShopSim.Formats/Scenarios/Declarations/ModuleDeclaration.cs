using EShopSim.Engine;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>What a pod of a workload does.</summary>
internal sealed record ModuleDeclaration
{
    internal Distribution? Startup { get; init; }

    internal Distribution? Shutdown { get; init; }

    internal Distribution? ImagePull { get; init; }

    internal IReadOnlyList<Keyed<Distribution>> InitContainers { get; init; } = [];

    internal double? ProbeCpuSeconds { get; init; }

    internal ServiceDiscipline Discipline { get; init; }

    internal int? Workers { get; init; }

    internal int? Concurrency { get; init; }

    internal int? Queue { get; init; }

    internal WarmUp? WarmUp { get; init; }

    internal Pauses? Pauses { get; init; }

    internal long? BaseMemoryBytes { get; init; }

    internal long MemoryPerRequestBytes { get; init; }

    internal Located<string>? Container { get; init; }

    internal IReadOnlyList<Keyed<(long CpuMillicores, long MemoryBytes)>> Sidecars { get; init; } = [];

    internal IReadOnlyList<Keyed<OperationDeclaration>> Operations { get; init; } = [];

    internal CpuDemand? CpuDemand { get; init; }

    internal Mesh? Mesh { get; init; }

    /// <summary>What is written about balancing, applied to what holds without it.</summary>
    internal Func<LoadBalancing, LoadBalancing>? Balancing { get; init; }

    internal bool PropagatesDeadlines { get; init; }

    internal bool CancelsAbandonedWork { get; init; }
}
