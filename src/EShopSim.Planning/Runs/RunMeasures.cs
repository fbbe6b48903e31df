using EShopSim.Simulation.Results;

namespace EShopSim.Planning.Runs;

/// <summary>What planning remembers of a run: its totals after warm-up, without the series.</summary>
public sealed record RunMeasures
{
    /// <summary>Fingerprint of the run.</summary>
    public required ulong Digest { get; init; }

    /// <summary>Which replication of its seed.</summary>
    public required int Replication { get; init; }

    /// <summary>Totals of each entry operation; their histograms merge with those of other runs.</summary>
    public required IReadOnlyList<OperationSummary> Operations { get; init; }

    /// <summary>Totals of each workload.</summary>
    public required IReadOnlyList<WorkloadSummary> Workloads { get; init; }

    /// <summary>The scenario's objectives, in its order.</summary>
    public required IReadOnlyList<ObjectiveOutcome> Objectives { get; init; }

    /// <summary>How long the objectives took to hold again after each of the scenario's events, in its order.</summary>
    public required IReadOnlyList<Recovery> Recoveries { get; init; }

    /// <summary>What the nodes cost over the whole run.</summary>
    public required CostSummary Cost { get; init; }

    /// <summary>Requests over the whole run, warm-up included.</summary>
    public required RequestCounts Requests { get; init; }

    /// <summary>Reads them off a run.</summary>
    public static RunMeasures Of(RunResult run) => new()
    {
        Digest = run.Digest,
        Replication = run.Replication,
        Operations = run.OperationSummaries,
        Workloads = run.WorkloadSummaries,
        Objectives = [.. run.Objectives.Select((verdict, i) => ObjectiveOutcome.Of(verdict, run.ObjectiveWindows[i]))],
        Recoveries = Recovery.AllIn(run),
        Cost = run.Cost,
        Requests = run.Requests,
    };
}
