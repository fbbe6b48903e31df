using System.Globalization;
using System.Text.Json;
using EShopSim.Planning.Sizing;
using EShopSim.Reporting.Summaries;

namespace EShopSim.Reporting.Sizing;

/// <summary>A plan for programs.</summary>
public static class PlanJson
{
    /// <summary>Indented JSON that ends with a line feed.</summary>
    public static string Of(PlanResult plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return JsonText.Of(json =>
        {
            json.WriteString("version", ProductVersion.Text);
            json.WriteString("scenario", plan.Problem.Scenario.Name);
            json.WriteString("seed", plan.Problem.Seed.ToString(CultureInfo.InvariantCulture));
            json.WriteString("verdict", PlanWords.Verdict(plan));
            json.WriteBoolean("objectives_met", plan.Meets);
            JsonText.Number(json, "peak_seconds", plan.PeakAt.TotalSeconds, 3);
            json.WriteString("survive", plan.Problem.Survive switch { SurvivedLoss.Node => "node", SurvivedLoss.Zone => "zone", _ => null });
            json.WriteNumber("runs_per_trial", plan.Problem.Replications);
            json.WriteNumber("runs", plan.Runs);
            json.WriteBoolean("has_prices", PlanWords.HasPrices(plan));
            JsonText.Array(json, "alone", plan.Alone.Verdicts, SummaryJson.WriteObjective);
            JsonText.Array(json, "unreachable", plan.Unreachable, SummaryJson.WriteObjective);
            JsonText.Array(json, "loads", plan.Loads, (writer, load) => WriteLoad(writer, plan, load));
            WriteCapacity(json, "present", plan.Present);
            if (plan.PresentLimit is { } limit)
            {
                json.WriteStartObject("present_limit");
                json.WriteString("name", limit.Name);
                json.WriteString("limited_by", PlanWords.Limiter(limit.Limiter));
                json.WriteNumber("replicas", limit.Replicas);
                json.WriteNumber("pending_pods", limit.PendingPods);
                json.WriteEndObject();
            }

            json.WriteStartArray("notes");
            foreach (var note in plan.Notes)
                json.WriteStringValue(note);
            json.WriteEndArray();
        });
    }

    private static void WriteLoad(Utf8JsonWriter json, PlanResult plan, LoadPlan load)
    {
        JsonText.Number(json, "load", load.Load, 6);
        json.WriteBoolean("met", load.Meets);
        json.WriteBoolean("fits", load.Fits);
        JsonText.Number(json, "worst_objective_percent", 100 * load.Trial.Ratio, 4);
        JsonText.Array(json, "objectives", load.Trial.Verdicts, SummaryJson.WriteObjective);
        json.WriteStartObject("nodes");
        foreach (var (pool, nodes) in plan.Problem.Scenario.NodePools.Zip(load.Provision.Nodes))
            json.WriteNumber(pool.Name, nodes);
        json.WriteEndObject();
        json.WriteNumber("nodes_total", load.NodeCount);
        JsonText.Number(json, "cost_per_hour", load.CostPerHour, 6);
        JsonText.Number(json, "cost_of_scenario", load.CostOfScenario, 6);
        JsonText.Number(json, "node_hours_of_scenario", load.NodeCount * plan.Problem.Scenario.Duration.TotalHours, 6);
        JsonText.Number(json, "cpu_requested_percent", load.CpuRequestedPercent, 4);
        JsonText.Number(json, "memory_requested_percent", load.MemoryRequestedPercent, 4);
        json.WriteString("bottleneck", PlanWords.BottleneckName(load));
        json.WriteString("limited_by", PlanWords.Limiter(load.Limiter));
        JsonText.Number(json, "node_cpu_percent", load.NodeCpuPercent, 4);
        JsonText.Array(json, "modules", load.Modules, WriteModule);
        JsonText.Array(json, "losses", load.Losses, WriteLoss);
        WriteCapacity(json, "capacity", load.Capacity);
        WriteWhole(json, load.Whole);
    }

    private static void WriteWhole(Utf8JsonWriter json, WholeRun? whole)
    {
        if (whole is null)
        {
            json.WriteNull("whole_scenario");
            return;
        }

        json.WriteStartObject("whole_scenario");
        json.WriteString("engine", whole.Engine == Simulation.SimulationEngine.Fluid ? "fluid" : "requests");
        json.WriteBoolean("met", whole.Outcome.Meets);
        JsonText.Number(json, "worst_objective_percent", 100 * whole.Outcome.Ratio, 4);
        JsonText.Number(json, "missed_seconds", whole.MissedSeconds, 3);
        json.WriteBoolean("raised_minima", whole.HasRaisedMinima);
        JsonText.Array(json, "objectives", whole.Outcome.Verdicts, SummaryJson.WriteObjective);
        json.WriteStartArray("events_left_out");
        foreach (var label in whole.LeftOut)
            json.WriteStringValue(label);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteModule(Utf8JsonWriter json, ModulePlan module)
    {
        json.WriteString("module", module.Module.Name);
        json.WriteString("namespace", module.Module.Workload.Namespace);
        json.WriteString("kind", module.Module.Workload.Kind.ToString());
        JsonText.Number(json, "calls_per_second", module.Load.CallsPerSecond, 4);
        JsonText.Number(json, "offered_cores", module.Load.OfferedCores, 6);
        json.WriteNumber("estimated_replicas", module.Estimate.Replicas);
        json.WriteNumber("square_root_replicas", module.Estimate.SquareRootReplicas);
        json.WriteNumber("replicas", module.Replicas);
        JsonText.Number(json, "one_fewer_worst_objective_percent", 100 * (module.OneFewer?.Ratio ?? double.NaN), 4);
        JsonText.Number(json, "cpu_used_cores", module.Strain.UsedCores, 6);
        JsonText.Number(json, "cpu_percent", module.Strain.CpuPercent, 4);
        JsonText.Number(json, "slots_percent", module.Strain.SlotsPercent, 4);
        JsonText.Number(json, "headroom_percent", module.HeadroomPercent, 4);
        json.WriteString("limited_by", PlanWords.Limiter(module.Limiter));
        if (module.Hpa is not { } hpa)
        {
            json.WriteNull("hpa");
            return;
        }

        json.WriteStartObject("hpa");
        json.WriteNumber("min_replicas", hpa.Autoscaler.MinReplicas);
        json.WriteNumber("max_replicas", hpa.Autoscaler.MaxReplicas);
        JsonText.Number(json, "asks_replicas", hpa.Asks ?? double.NaN, 0);
        JsonText.Number(json, "target_was_percent", hpa.TargetWas ?? double.NaN, 0);
        json.WriteEndObject();
    }

    private static void WriteLoss(Utf8JsonWriter json, LossOutcome loss)
    {
        json.WriteString("kind", loss.Kind == SurvivedLoss.Node ? "node" : "zone");
        json.WriteString("lost", loss.Event?.Label);
        JsonText.Number(json, "worst_objective_percent", 100 * (loss.Trial?.Ratio ?? double.NaN), 4);
        if (loss.Trial is { } trial)
            json.WriteBoolean("met", trial.Meets);
        else
            json.WriteNull("met");
    }

    private static void WriteCapacity(Utf8JsonWriter json, string name, Capacity? capacity)
    {
        if (capacity is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        JsonText.Number(json, "load", capacity.Load, 6);
        JsonText.Number(json, "every_run_meets_load", capacity.EveryRunMeets, 6);
        JsonText.Number(json, "every_run_misses_load", capacity.EveryRunMisses, 6);
        json.WriteEndObject();
    }
}
