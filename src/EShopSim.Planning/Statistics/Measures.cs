using EShopSim.Cluster.Api;
using EShopSim.Engine;
using EShopSim.Planning.Runs;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Planning.Statistics;

/// <summary>What runs are judged by, in the order in which people read it. A run that lacks an operation or workload has no value.</summary>
public static class Measures
{
    private static readonly (string Name, double Probability)[] Percentiles = [("p50", 0.5), ("p95", 0.95), ("p99", 0.99)];

    /// <summary>Replicas of all workloads over time, in hours.</summary>
    public static Measure ReplicaHours { get; } = Measure.Averaged("replica-hours", "h", run => run.Workloads.Sum(w => w.ReplicaHours));

    /// <summary>Changes of the number of replicas, all workloads together.</summary>
    public static Measure Scalings { get; } = Measure.Averaged("scalings", "count", run => run.Workloads.Sum(w => w.Scalings)) with { Step = 1 };

    /// <summary>Nodes over time, in hours.</summary>
    public static Measure NodeHours { get; } = Measure.Averaged("node-hours", "h", run => run.Cost.NodeHours);

    /// <summary>What the nodes cost, in the scenario's currency.</summary>
    public static Measure Cost { get; } = Measure.Averaged("cost", "currency", run => run.Cost.Total);

    /// <summary>What the nodes cost per thousand answered requests.</summary>
    public static Measure CostPerThousandRequests { get; } = Measure.Averaged("cost per 1,000 requests", "currency", run => run.Cost.Total > 0 ? run.Cost.PerThousandRequests : double.NaN);

    /// <summary>What the nodes cost per order.</summary>
    public static Measure CostPerOrder { get; } = Measure.Averaged("cost per order", "currency", run => run.Cost.Total > 0 ? run.Cost.PerOrder : double.NaN);

    /// <summary>Share of the CPU paid for that no pod requests.</summary>
    public static Measure Idle { get; } = Measure.Averaged("idle share of nodes", "%", run => run.Cost.IdlePercent);

    /// <summary>All measures of runs of a scenario like the given one: requests, objectives, events, replicas, cost.</summary>
    public static IReadOnlyList<Measure> Of(Scenario scenario, RunMeasures example) =>
    [
        .. example.Operations.Count > 1 ? OfAllOperations() : [],
        .. example.Operations.SelectMany(o => OfOperation(o.Operation)),
        .. example.Objectives.Where(o => o.Objective.Within is not null).Select(o => OfObjective(o.Objective)),
        .. example.Objectives.Select(o => Missed(o.Objective) with { Step = Steps.MissedSeconds(scenario) }),
        .. example.Recoveries.Select(r => After(r) with { Step = Steps.MissedSeconds(scenario) }),
        .. example.Workloads.SelectMany(w => OfWorkload(scenario, w.Workload)),
        ReplicaHours with { Step = Steps.ReplicaHours(scenario) },
        Scalings,
        NodeHours with { Step = Steps.NodeHours(scenario) },
        Cost with { Step = Steps.Cost(scenario) },
        CostPerThousandRequests,
        CostPerOrder,
        Idle,
    ];

    /// <summary>What an objective bounds, in milliseconds or percent.</summary>
    public static Measure OfObjective(Objective objective)
    {
        var (factor, unit) = objective.Measure == ObjectiveMeasure.ErrorRate ? (100, "%") : (1000, "ms");
        return new Measure(
            TitleOf(objective), unit,
            run => ObjectiveCheck.Of(objective, run.Operations).Measured * factor,
            runs => ObjectiveCheck.Of(objective, PooledOperations.Of(runs)).Measured * factor);
    }

    /// <summary>An objective without its limit, as <c>orders.place p99</c> or <c>orders.place p99 from 4d to 4d1h</c>.</summary>
    public static string TitleOf(Objective objective)
    {
        ArgumentNullException.ThrowIfNull(objective);
        var measure = objective.Measure switch
        {
            ObjectiveMeasure.MeanLatency => "mean",
            ObjectiveMeasure.P50 => "p50",
            ObjectiveMeasure.P90 => "p90",
            ObjectiveMeasure.P95 => "p95",
            ObjectiveMeasure.P99 => "p99",
            ObjectiveMeasure.P999 => "p99.9",
            _ => "error rate",
        };
        var part = objective.Within is { } within ? $" {within}" : "";
        return $"{objective.Operation ?? "all operations"} {measure}{part}";
    }

    private static Measure Missed(Objective objective) => Measure.Averaged($"{TitleOf(objective)} missed", "s", run =>
        run.Objectives.FirstOrDefault(o => IsAlike(o.Objective, objective))?.MissedSeconds ?? double.NaN);

    private static Measure After(Recovery recovery) => Measure.Averaged(
        FormattableString.Invariant($"recovery after {recovery.Event} at {recovery.AtSeconds:0.#}s"), "s",
        run => run.Recoveries.FirstOrDefault(r => r.AtSeconds == recovery.AtSeconds && string.Equals(r.Event, recovery.Event, StringComparison.Ordinal))?.Seconds ?? double.NaN);

    private static IEnumerable<Measure> OfAllOperations()
    {
        yield return OfAllOperations("mean", histogram => histogram.Mean);
        foreach (var (percentile, probability) in Percentiles)
            yield return OfAllOperations(percentile, histogram => histogram.Quantile(probability)) with { Beyond = run => (1 - probability) * run.Operations.Sum(o => o.LatencySeconds.Count) };
    }

    private static Measure OfAllOperations(string name, Func<LogHistogram, double> measure)
    {
        return new Measure($"all operations {name}", "ms", run => Value([run]), Value);

        double Value(IReadOnlyList<RunMeasures> runs)
        {
            var latency = new LogHistogram();
            foreach (var operation in runs.SelectMany(r => r.Operations))
                latency.MergeFrom(operation.LatencySeconds);
            return latency.Count > 0 ? measure(latency) * 1000 : double.NaN;
        }
    }

    private static IEnumerable<Measure> OfOperation(string name)
    {
        yield return Latency(name, "mean", histogram => histogram.Mean);
        foreach (var (percentile, probability) in Percentiles)
            yield return Latency(name, percentile, histogram => histogram.Quantile(probability)) with { Beyond = run => (1 - probability) * AnsweredOf(run, name) };
        yield return OfSummary(name, "failed", "%", FailedPercent);
    }

    private static IEnumerable<Measure> OfWorkload(Scenario scenario, WorkloadRef workload)
    {
        yield return OfSummary(workload, "replica-hours", "h", w => w.ReplicaHours) with { Step = Steps.ReplicaHours(scenario, workload) };
        yield return OfSummary(workload, "scalings", "count", w => w.Scalings) with { Step = 1 };
    }

    private static Measure OfSummary(WorkloadRef workload, string name, string unit, Func<WorkloadSummary, double> value) =>
        Measure.Averaged($"{workload.Name} {name}", unit, run => run.Workloads.FirstOrDefault(w => w.Workload == workload) is { } summary ? value(summary) : double.NaN);

    private static Measure Latency(string operation, string name, Func<LogHistogram, double> measure) =>
        OfSummary(operation, name, "ms", o => measure(o.LatencySeconds) * 1000);

    private static Measure OfSummary(string operation, string name, string unit, Func<OperationSummary, double> value)
    {
        return new Measure($"{operation} {name}", unit, run => Value([run]), Value);

        double Value(IReadOnlyList<RunMeasures> runs)
        {
            var parts = runs.SelectMany(r => r.Operations.Where(o => string.Equals(o.Operation, operation, StringComparison.Ordinal))).ToList();
            return parts.Count == 0 ? double.NaN : value(parts.Count == 1 ? parts[0] : PooledOperations.Merge(parts));
        }
    }

    private static long AnsweredOf(RunMeasures run, string operation) =>
        run.Operations.Where(o => string.Equals(o.Operation, operation, StringComparison.Ordinal)).Sum(o => o.LatencySeconds.Count);

    private static double FailedPercent(OperationSummary operation) =>
        operation.Failed + operation.Completed is var finished and > 0 ? operation.Failed * 100.0 / finished : double.NaN;

    private static bool IsAlike(Objective one, Objective other) =>
        one.Measure == other.Measure && one.Within == other.Within && string.Equals(one.Operation, other.Operation, StringComparison.Ordinal);
}
