using System.Globalization;
using EShopSim.Planning.Sizing;
using EShopSim.Planning.Statistics;
using EShopSim.Reporting.Summaries;
using EShopSim.Reporting.Tables;
using EShopSim.Simulation;

namespace EShopSim.Reporting.Sizing;

/// <summary>The tables of a plan.</summary>
internal static class PlanTables
{
    private const string PlanHeader =
        "load,namespace,kind,module,calls_per_second,offered_cores,estimated_replicas,square_root_replicas,replicas,objective_percent,one_fewer_objective_percent,"
        + "cpu_used_millicores,cpu_percent,slots_percent,limited_by,hpa_min,hpa_max,hpa_target_percent,hpa_asks_replicas";

    private const string PoolsHeader = "load,pool,nodes,cost_per_hour";
    private const string CapacityHeader = "provision,load,objective_percent,objective,measured,limit,met,runs_met,runs";

    /// <summary>One row per load: nodes, money, and what a loss does.</summary>
    public static TextTable Loads(PlanResult plan)
    {
        var pools = plan.Problem.Scenario.NodePools;
        var price = PlanWords.HasPrices(plan) ? "Cost" : "Node-hours";
        var table = new TextTable(
        [
            new("Load"), .. pools.Select(p => new Column($"Nodes {p.Name}")), new($"{price}/h"), new(price) { DropOrder = 1 },
            new("CPU requested") { DropOrder = 4 }, new("Peak"), new("Whole"), new("Node lost") { DropOrder = 2 }, new("Zone lost") { DropOrder = 3 }, new("Carries"),
            new("Bottleneck") { IsNumber = false },
        ]);
        foreach (var load in plan.Loads)
            table.Add(
            [
                PlanWords.Load(load.Load), .. load.Provision.Nodes.Select(Whole), PlanWords.Costs(plan, load).PerHour, PlanWords.Costs(plan, load).InAll,
                Figures.Percent(load.CpuRequestedPercent), PlanWords.Ratio(load.Trial), PlanWords.Ratio(load.Whole?.Outcome), .. load.Losses.Select(PlanWords.Loss),
                load.Capacity is { } capacity ? PlanWords.Load(capacity.Load) : Figures.None, PlanWords.Bottleneck(load),
            ]);
        return table;
    }

    /// <summary>One row per module: the estimate beside what the simulation shows.</summary>
    public static TextTable Modules(LoadPlan load)
    {
        var table = new TextTable(
            new Column("Module") { IsNumber = false }, new Column("Calls/s") { DropOrder = 4 }, new Column("Busy cores") { DropOrder = 2 }, new Column("Present") { DropOrder = 1 }, new Column("Estimate"), new Column("Replicas"),
            new Column("With one fewer"), new Column("CPU of limit"), new Column("Places taken") { DropOrder = 3 }, new Column("HPA min–max") { IsNumber = false }, new Column("HPA target") { IsNumber = false, DropOrder = 5 });
        foreach (var module in load.Modules)
            table.Add(
                module.Module.Name, Figures.Digits(module.Load.CallsPerSecond), Figures.Digits(module.Strain.UsedCores), Present(module.Module), Whole(module.Estimate.Replicas), Whole(module.Replicas),
                PlanWords.Ratio(module.OneFewer), Figures.Percent(module.Strain.CpuPercent), Figures.Percent(module.Strain.SlotsPercent), Bounds(module.Hpa), Target(module));
        return table;
    }

    /// <summary><c>plan.csv</c>: one row per load and module.</summary>
    public static void WritePlan(PlanResult plan, Stream stream)
    {
        using var table = new CsvTable(stream, PlanHeader);
        foreach (var load in plan.Loads)
            foreach (var module in load.Modules)
            {
                var workload = module.Module.Workload;
                table.Add(load.Load).Add(workload.Namespace).Add(workload.Kind.ToString()).Add(module.Module.Name).Add(module.Load.CallsPerSecond).Add(module.Load.OfferedCores)
                    .Add(module.Estimate.Replicas).Add(module.Estimate.SquareRootReplicas).Add(module.Replicas).Add(load.Trial.Ratio * 100).Add(module.OneFewer?.Ratio * 100)
                    .Add(module.Strain.UsedCores * 1000).Add(module.Strain.CpuPercent).Add(module.Strain.SlotsPercent).Add(PlanWords.Limiter(module.Limiter))
                    .Add((double?)module.Hpa?.Autoscaler.MinReplicas).Add((double?)module.Hpa?.Autoscaler.MaxReplicas).Add(TargetPercent(module.Hpa)).Add((double?)module.Hpa?.Asks).EndRow();
            }
    }

    /// <summary><c>pools.csv</c>: one row per load and node pool.</summary>
    public static void WritePools(PlanResult plan, Stream stream)
    {
        using var table = new CsvTable(stream, PoolsHeader);
        foreach (var load in plan.Loads)
            foreach (var (pool, nodes) in plan.Problem.Scenario.NodePools.Zip(load.Provision.Nodes))
                table.Add(load.Load).Add(pool.Name).Add(nodes).Add((pool with { Count = nodes }).Nodes().Sum(n => n.HourlyPrice)).EndRow();
    }

    /// <summary><c>capacity.csv</c>: one row per trial of a capacity curve.</summary>
    public static void WriteCapacity(PlanResult plan, Stream stream)
    {
        using var table = new CsvTable(stream, CapacityHeader);
        foreach (var (name, capacity) in Curves(plan))
            foreach (var trial in capacity.Trials)
            {
                var verdict = trial.Tightest;
                var runsMet = trial.Runs.Count(r => r.Objectives.All(o => o.Met));
                table.Add(name).Add(trial.Load).Add(trial.Ratio * 100).Add(Measures.TitleOf(verdict.Objective))
                    .Add(verdict.Measured).Add(verdict.Objective.Limit).Add(trial.Meets ? 1 : 0).Add(runsMet).Add(trial.Runs.Count).EndRow();
            }
    }

    /// <summary>The capacity curves: the present manifests' and each plan's.</summary>
    public static IEnumerable<(string Name, Capacity Capacity)> Curves(PlanResult plan)
    {
        if (plan.Present is { } present)
            yield return ("present", present);
        foreach (var load in plan.Loads)
            if (load.Capacity is { } capacity)
                yield return ($"planned {PlanWords.Load(load.Load)}", capacity);
    }

    private static string Present(PlannedModule module) => module.Autoscaler is { } hpa
        ? string.Create(CultureInfo.InvariantCulture, $"{hpa.MinReplicas}–{hpa.MaxReplicas}")
        : Whole(module.Replicas);

    private static string Bounds(HpaSettings? hpa) =>
        hpa is null ? Figures.None : string.Create(CultureInfo.InvariantCulture, $"{hpa.Autoscaler.MinReplicas}–{hpa.Autoscaler.MaxReplicas}");

    private static double? TargetPercent(HpaSettings? hpa) =>
        hpa?.Autoscaler.Metrics[0] is { TargetType: Cluster.Api.MetricTargetType.Utilization } metric ? metric.Target : null;

    private static string Target(ModulePlan module) => module.Hpa switch
    {
        { TargetWas: { } was } hpa => string.Create(CultureInfo.InvariantCulture, $"{hpa.Autoscaler.Metrics[0].Target} % instead of {was} %"),
        { Asks: { } asks } when asks > module.Replicas => string.Create(CultureInfo.InvariantCulture, $"would ask for {asks}"),
        { } => "keep",
        null => Figures.None,
    };

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
