using System.Globalization;
using System.Text.Json;
using EShopSim.Planning.Costing;
using EShopSim.Planning.Statistics;
using EShopSim.Reporting.Story;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting;

/// <summary>A run summed up for programs.</summary>
public static class SummaryJson
{
    /// <summary>
    /// The summary as indented JSON that ends with a line feed. Field names are stable and carry their units; seeds and digests are
    /// strings, because 64 bits do not survive readers that know doubles only; what was not measured is null. Operations, workloads
    /// and objectives cover the run after warm-up, <c>requests</c> and <c>cost</c> the whole run.
    /// </summary>
    public static string Of(RunResult result) => Of(result, null);

    /// <summary>As <see cref="Of(RunResult)"/>, with what the run and its replications say together; null or a single one adds nothing.</summary>
    public static string Of(RunResult result, ReplicationSummary? replications) => Of(result, replications, []);

    /// <summary>As <see cref="Of(RunResult, ReplicationSummary)"/>, with what was asked about HPAs; no question adds nothing.</summary>
    public static string Of(RunResult result, ReplicationSummary? replications, IReadOnlyList<HpaAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(result);
        return JsonText.Of(json =>
        {
            WriteIdentity(json, result);
            WriteRequests(json, result.Requests);
            JsonText.Array(json, "objectives", result.Objectives, WriteObjective);
            json.WriteBoolean("objectives_met", result.Objectives.All(o => o.Met));
            JsonText.Array(json, "operations", result.OperationSummaries, WriteOperation);
            if (result.SessionSummaries.Count > 0)
                JsonText.Array(json, "sessions", result.SessionSummaries, ClientJson.Write);
            if (result.Recovery is { } recovery)
                ClientJson.Write(json, recovery);
            JsonText.Array(json, "failures", Shares.FailuresByCause(result), WriteFailure);
            var prices = ReplicaPrices.Of(result.Scenario);
            JsonText.Array(json, "workloads", result.WorkloadSummaries, (writer, workload) => WriteWorkload(writer, workload, prices));
            if (result.QueueSummaries.Count > 0)
                JsonText.Array(json, "queues", result.QueueSummaries, WriteQueue);
            if (result.DependencySummaries.Count > 0)
                JsonText.Array(json, "dependencies", result.DependencySummaries, WriteDependency);
            WriteCost(json, result);
            if (replications is { Count: > 1 })
                WriteReplications(json, replications);
            if (answers.Count > 0)
                JsonText.Array(json, "explanations", answers, HpaAnswerJson.Write);
        });
    }

    private static void WriteIdentity(Utf8JsonWriter json, RunResult result)
    {
        var scenario = result.Scenario;
        json.WriteString("version", ProductVersion.Text);
        json.WriteString("kubernetes_version", ProductVersion.Of(scenario.KubernetesVersion));
        json.WriteString("scenario", scenario.Name);
        json.WriteString("engine", result.Engine == SimulationEngine.Fluid ? "fluid" : "requests");
        if (result.Engine == SimulationEngine.Fluid)
            FluidErrorJson.Write(json, [scenario]);
        json.WriteString("seed", result.Seed.ToString(CultureInfo.InvariantCulture));
        json.WriteNumber("replication", result.Replication);
        json.WriteString("digest", result.Digest.ToString("x16", CultureInfo.InvariantCulture));
        json.WriteNumber("engine_events", result.EngineEvents);
        JsonText.Number(json, "simulated_seconds", result.SimulatedTime.TotalSeconds, 7);
        JsonText.Number(json, "duration_seconds", scenario.Duration.TotalSeconds, 7);
        JsonText.Number(json, "warmup_seconds", scenario.Warmup.TotalSeconds, 7);
        json.WriteBoolean("interrupted", result.SimulatedTime < scenario.Duration);
    }

    private static void WriteRequests(Utf8JsonWriter json, RequestCounts requests)
    {
        json.WriteStartObject("requests");
        json.WriteNumber("arrived", requests.Arrived);
        json.WriteNumber("completed", requests.Completed);
        json.WriteNumber("failed", requests.Failed);
        json.WriteNumber("in_flight", requests.InFlight);
        json.WriteNumber("calls", requests.Calls);
        json.WriteEndObject();
    }

    internal static void WriteObjective(Utf8JsonWriter json, ObjectiveVerdict verdict)
    {
        var (objective, measured, met) = verdict;
        var (factor, unit) = objective.Measure == ObjectiveMeasure.ErrorRate ? (100, "percent") : (1000, "ms");
        json.WriteString("operation", objective.Operation);
        json.WriteString("measure", ObjectiveText.Measure(objective.Measure).Replace(' ', '_'));
        JsonText.Number(json, "limit_" + unit, objective.Limit * factor, 6);
        JsonText.Number(json, "measured_" + unit, measured * factor, 6);
        if (objective.Within is { } within)
        {
            JsonText.Number(json, "from_s", within.From.TotalSeconds, 3);
            JsonText.Number(json, "to_s", within.To.TotalSeconds, 3);
        }

        json.WriteBoolean("met", met);
    }

    internal static void WriteOperation(Utf8JsonWriter json, OperationSummary operation)
    {
        var latency = operation.LatencySeconds;
        json.WriteString("operation", operation.Operation);
        json.WriteNumber("offered", operation.Offered);
        json.WriteNumber("retried", operation.Retried);
        JsonText.Number(json, "retry_amplification", operation.RetryAmplification, 6);
        json.WriteNumber("completed", operation.Completed);
        json.WriteNumber("failed", operation.Failed);
        JsonText.Number(json, "failed_percent", Shares.FailedPercent(operation.Completed, operation.Failed), 6);
        JsonText.Number(json, "latency_mean_ms", latency.Mean * 1000, 4);
        JsonText.Number(json, "latency_p50_ms", latency.Quantile(0.5) * 1000, 4);
        JsonText.Number(json, "latency_p90_ms", latency.Quantile(0.9) * 1000, 4);
        JsonText.Number(json, "latency_p95_ms", latency.Quantile(0.95) * 1000, 4);
        JsonText.Number(json, "latency_p99_ms", latency.Quantile(0.99) * 1000, 4);
        JsonText.Number(json, "latency_p999_ms", latency.Quantile(0.999) * 1000, 4);
        JsonText.Number(json, "latency_max_ms", latency.Maximum * 1000, 4);
        JsonText.Array(json, "latency_parts", operation.Parts, (writer, part) => WritePart(writer, part, latency.Count, latency.Sum));
        JsonText.Array(json, "failures", operation.Failures, WriteFailure);
        JsonText.Array(json, "failure_sources", operation.FailureSources, WriteFailureSource);
    }

    private static void WritePart(Utf8JsonWriter json, LatencyPart part, long answers, double allSeconds)
    {
        json.WriteString("module", part.Module);
        json.WriteString("kind", LatencyWords.Field(part.Kind));
        JsonText.Number(json, "mean_ms", part.Seconds * 1000 / answers, 6);
        JsonText.Number(json, "percent", 100 * part.Seconds / allSeconds, 4);
    }

    private static void WriteFailureSource(Utf8JsonWriter json, FailureSource source)
    {
        json.WriteString("cause", source.Cause);
        json.WriteString("module", source.Module);
        json.WriteNumber("count", source.Count);
    }

    private static void WriteFailure(Utf8JsonWriter json, FailureCount failure)
    {
        json.WriteString("cause", failure.Cause);
        json.WriteNumber("count", failure.Count);
    }

    private static void WriteWorkload(Utf8JsonWriter json, WorkloadSummary workload, ReplicaPrices prices)
    {
        json.WriteString("namespace", workload.Workload.Namespace);
        json.WriteString("kind", workload.Workload.Kind.ToString());
        json.WriteString("name", workload.Workload.Name);
        json.WriteNumber("ready_replicas_min", workload.MinReadyReplicas);
        JsonText.Number(json, "ready_replicas_mean", workload.MeanReadyReplicas, 6);
        json.WriteNumber("ready_replicas_max", workload.MaxReadyReplicas);
        JsonText.Number(json, "replica_hours", workload.ReplicaHours, 6);
        JsonText.Number(json, "requested_cost", prices.IsInCurrency ? workload.ReplicaHours * prices.PerHour(workload.Workload) : double.NaN, 6);
        json.WriteNumber("scalings", workload.Scalings);
        json.WriteNumber("restarts", workload.Restarts);
        json.WriteNumber("oom_kills", workload.OutOfMemoryKills);
        json.WriteNumber("probe_kills", workload.ProbeKills);
        JsonText.Number(json, "cpu_utilization_percent", workload.CpuUtilizationPercent, 4);
        JsonText.Number(json, "cpu_core_hours", workload.CpuCoreHours, 6);
        json.WriteNumber("requests", workload.Requests);
        json.WriteNumber("errors", workload.Errors);
        JsonText.Number(json, "retry_amplification", workload.RetryAmplification, 6);
        json.WriteNumber("wasted", workload.Wasted);
        JsonText.Number(json, "wasted_cpu_core_hours", workload.WastedCpuCoreHours, 6);
        if (workload.Callers.IsNone)
            return;
        json.WriteNumber("retries", workload.Callers.Retries);
        json.WriteNumber("retries_denied", workload.Callers.RetriesDenied);
        json.WriteNumber("hedges", workload.Callers.Hedges);
        json.WriteNumber("overflows", workload.Callers.Overflows);
        json.WriteNumber("ejections", workload.Callers.Ejections);
    }

    private static void WriteQueue(Utf8JsonWriter json, QueueSummary queue)
    {
        json.WriteString("name", queue.Name);
        json.WriteNumber("published", queue.Published);
        json.WriteNumber("consumed", queue.Consumed);
        json.WriteNumber("redelivered", queue.Redelivered);
        json.WriteNumber("dead_lettered", queue.DeadLettered);
        json.WriteNumber("rejected", queue.Rejected);
        json.WriteNumber("backlog_max", queue.MaxBacklog);
        json.WriteNumber("backlog_end", queue.Backlog);
        JsonText.Number(json, "sojourn_mean_seconds", queue.MeanSojournSeconds, 7);
    }

    private static void WriteDependency(Utf8JsonWriter json, DependencySummary dependency)
    {
        json.WriteString("name", dependency.Name);
        json.WriteNumber("calls", dependency.Calls);
        json.WriteNumber("rejected", dependency.Rejected);
        json.WriteNumber("rate_limited", dependency.RateLimited);
        JsonText.Number(json, "busy_mean", dependency.MeanBusy, 6);
        JsonText.Number(json, "utilization_percent", dependency.UtilizationPercent, 4);
        json.WriteNumber("waiting_max", dependency.MaxWaiting);
    }

    private static void WriteCost(Utf8JsonWriter json, RunResult result)
    {
        json.WriteStartObject("cost");
        JsonText.Number(json, "total", result.Cost.Total, 6);
        JsonText.Number(json, "per_hour", result.Cost.PerHour, 6);
        JsonText.Number(json, "node_hours", result.Cost.NodeHours, 6);
        JsonText.Number(json, "per_thousand_requests", result.Cost.PerThousandRequests, 9);
        json.WriteString("order_operation", result.Scenario.OrderOperation);
        json.WriteNumber("orders", result.Cost.Orders);
        JsonText.Number(json, "per_order", result.Cost.PerOrder, 9);
        JsonText.Number(json, "idle_percent", result.Cost.IdlePercent, 4);
        JsonText.Number(json, "unused_percent", result.Cost.UnusedPercent, 4);
        json.WriteEndObject();
    }

    private static void WriteReplications(Utf8JsonWriter json, ReplicationSummary replications)
    {
        json.WriteStartObject("replications");
        json.WriteNumber("count", replications.Count);
        JsonText.Array(json, "objectives", replications.Objectives, WriteObjective);
        json.WriteBoolean("objectives_met", replications.Objectives.All(o => o.Met));
        JsonText.Array(json, "operations", replications.Operations, WriteOperation);
        JsonText.Array(json, "estimates", replications.Estimates, WriteEstimate);
        json.WriteEndObject();
    }

    internal static void WriteEstimate(Utf8JsonWriter json, Estimate estimate)
    {
        json.WriteString("measure", estimate.Measure);
        json.WriteNumber("replications", estimate.Count);
        JsonText.Number(json, "mean", estimate.Mean, 6);
        JsonText.Number(json, "standard_deviation", estimate.StandardDeviation, 6);
        JsonText.Number(json, "confidence_95_half_width", estimate.HalfWidth95, 6);
    }
}
