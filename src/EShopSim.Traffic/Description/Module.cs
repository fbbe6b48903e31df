using EShopSim.Cluster.Api;

namespace EShopSim.Traffic.Description;

/// <summary>What the pods of one workload do.</summary>
/// <param name="Name">The name operations refer to, as <c>catalog</c>.</param>
/// <param name="Workload">The workload whose pods do it.</param>
public sealed record Module(string Name, WorkloadRef Workload)
{
    /// <summary>How the requests in a pod come to their CPU time.</summary>
    public ServiceDiscipline Discipline { get; init; }

    /// <summary>Workers of a pod under <see cref="ServiceDiscipline.Fifo"/>, at least 1; null is one per core of its CPU limit, rounded up, or of its node.</summary>
    public int? Workers { get; init; }

    /// <summary>Requests in service at once per pod under <see cref="ServiceDiscipline.Sharing"/>; null is unlimited.</summary>
    public int? Concurrency { get; init; }

    /// <summary>Requests that wait beyond that per pod, more are rejected; null is unlimited.</summary>
    public int? QueueLimit { get; init; }

    /// <summary>What a fresh pod needs more; null for nothing.</summary>
    public WarmUp? WarmUp { get; init; }

    /// <summary>When its pods stand still; null for never.</summary>
    public Pauses? Pauses { get; init; }

    /// <summary>Working set of an idle pod, in bytes; null takes half of its memory request.</summary>
    public long? BaseMemoryBytes { get; init; }

    /// <summary>Working set each request in flight adds, in bytes.</summary>
    public long MemoryPerRequestBytes { get; init; }

    /// <summary>How requests to it find a pod.</summary>
    public LoadBalancing Balancing { get; init; } = new();

    /// <summary>Where calls of its operations go, by weight; empty where all come here.</summary>
    public IReadOnlyList<RouteShare> Routes { get; init; } = [];

    /// <summary>Names of the modules whose calls to it are stopped on their way (NetworkPolicies).</summary>
    public IReadOnlyList<string> BlockedCallers { get; init; } = [];

    /// <summary>Whether its calls get no more time than the operation has left that makes them (deadline propagation, as gRPC does it).</summary>
    public bool PropagatesDeadlines { get; init; }

    /// <summary>Whether it stops working on what nobody waits for any more.</summary>
    public bool CancelsAbandonedWork { get; init; }

    /// <summary>CPU time of one core that the answer to an HTTP or gRPC probe takes, in seconds.</summary>
    public double ProbeCpuSeconds { get; init; } = 0.001;

    /// <summary>Its operations; empty where <see cref="CpuDemand"/> is given.</summary>
    public IReadOnlyList<Operation> Operations { get; init; } = [];

    /// <summary>Measured CPU of the whole workload, replayed instead of operations; null normally.</summary>
    public CpuDemand? CpuDemand { get; init; }
}
