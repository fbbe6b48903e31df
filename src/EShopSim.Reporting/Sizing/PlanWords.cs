using System.Globalization;
using EShopSim.Planning.Sizing;
using EShopSim.Planning.Statistics;
using EShopSim.Reporting.Summaries;
using EShopSim.Simulation;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Sizing;

/// <summary>A plan in words.</summary>
internal static class PlanWords
{
    /// <summary><c>×4</c>.</summary>
    public static string Load(double load) => "×" + Figures.Digits(load);

    /// <summary>The answer in a sentence or two.</summary>
    public static string Verdict(PlanResult plan)
    {
        if (plan.Unreachable.Count > 0)
        {
            return "No number of replicas meets "
                + string.Join(" and ", plan.Unreachable.Select(v => $"{Subject(v)} ≤ {ObjectiveText.Value(v.Objective.Measure, v.Objective.Limit)}: it is {ObjectiveText.Value(v.Objective.Measure, v.Measured)} when hardly anybody else asks"))
                + ". Loosen the objective, or make the requests themselves cheaper.";
        }

        return string.Join(' ', plan.Loads.SelectMany(l => new[] { OfLoad(plan, l), OverTheWhole(plan, l) }).Append(Present(plan)).Where(t => t.Length > 0));
    }

    /// <summary>What a load needs, in a sentence.</summary>
    public static string OfLoad(PlanResult plan, LoadPlan load)
    {
        if (!load.Meets)
            return $"{Load(load.Load)}: even {string.Join(", ", load.Modules.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Module.Name} {m.Replicas}")))} and many times that miss{Survived(plan)}: {Tightest(load.Trial)}; more replicas do not help{(load.Limiter == Planning.Sizing.Limiter.Dependency ? $" against {Bottleneck(load)}" : "")}.";
        var room = load.Fits ? "" : $" – but not all of these pods find a place: {(plan.Problem.Scenario.NodePools.Count == 0 ? "the nodes come from manifests" : "no number of nodes of these pools takes them")}";
        var planned = string.Join(", ", load.Modules.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Module.Name} {m.Replicas}")));
        return string.Create(CultureInfo.InvariantCulture, $"{Load(load.Load)} needs {planned} on {load.NodeCount} {(load.NodeCount == 1 ? "node" : "nodes")}{Survived(plan)} ({PerHour(plan, load)}; {Tightest(load.Trial)}){room}.{BeyondBounds(plan, load)}");
    }

    /// <summary>What becomes of the scenario from beginning to end, in a sentence or two; nothing where the plan does not carry the peak.</summary>
    public static string OverTheWhole(PlanResult plan, LoadPlan load)
    {
        if (load.Whole is not { } whole)
            return "";
        var hasHpa = load.Modules.Any(m => m.Hpa is not null);
        var subject = $"Over the whole scenario at {Load(load.Load)}{(whole.Outcome.Scenario.Events.Count > 0 ? ", its events included," : "")} with {(hasHpa ? "HPAs within these bounds" : "these replicas")}";
        var verdict = whole.Outcome.Meets ? "the objectives hold" : "an objective is missed";
        var raised = (whole.Outcome.Meets, whole.HasRaisedMinima) switch
        {
            (true, true) => " The minima are higher than the slope of the traffic asks for: with those it missed.",
            (false, _) when hasHpa => $" Minima raised to the maxima do not help{Suspects(plan, whole)}.",
            _ => "",
        };
        var missed = whole.MissedSeconds > 0 ? $"; in windows of ten seconds {(whole.Outcome.Meets ? "one" : "it")} was missed for {Figures.Time(whole.MissedSeconds)}" : "";
        var leftOut = whole.LeftOut.Count > 0 ? $" Left out, since the plan has no such node or zone: {string.Join(", ", whole.LeftOut)}." : "";
        var engine = whole.Engine == SimulationEngine.Fluid ? " (as flows: its latencies are approximate)" : "";
        return $"{subject} {verdict}{engine}: {Tightest(whole.Outcome)}{missed}.{raised}{leftOut}";
    }

    /// <summary>What the columns of the tables mean.</summary>
    public static string Legend(PlanResult plan) =>
        (HasPrices(plan) ? "Cost/h and cost: what all nodes cost, for an hour and over the whole scenario, in its currency. " : "Node-hours: of all nodes, over the whole scenario. ")
        + "Peak and whole: the worst objective at the held peak, and over the whole scenario with the HPAs as recommended, in percent of its limit. With one fewer: the same at the peak with one replica of that module missing, all else as planned. Carries: the largest load with these replicas and nodes.";

    /// <summary>How much the present manifests carry.</summary>
    public static string Present(PlanResult plan)
    {
        if (plan.Present is not { } present)
            return "";
        var carried = present.Load > 0
            ? $"The present manifests carry {Load(present.Load)} of the peak{Sureness(present)}"
            : "The present manifests do not carry even a hundredth of the peak";
        return carried + (plan.PresentLimit is { } limit ? $"; beyond it, {limit.Name} is short of {Limit(limit)}." : ".");
    }

    /// <summary>Within which loads the truth lies.</summary>
    public static string Sureness(Capacity capacity)
    {
        var from = capacity.EveryRunMeets > 0 ? $"every run meets the objectives up to {Load(capacity.EveryRunMeets)}" : "";
        var to = double.IsFinite(capacity.EveryRunMisses) ? $"every run misses one from {Load(capacity.EveryRunMisses)} on" : "";
        var both = string.Join(", ", new[] { from, to }.Where(t => t.Length > 0));
        return both.Length == 0 ? "" : $" ({both})";
    }

    /// <summary>The objective that decides, with how near it is to its limit.</summary>
    public static string Tightest(Trial trial)
    {
        var verdict = trial.Tightest;
        return $"{Subject(verdict)} {ObjectiveText.Value(verdict.Objective.Measure, verdict.Measured)} of {ObjectiveText.Value(verdict.Objective.Measure, verdict.Objective.Limit)}";
    }

    /// <summary>Worst objective in percent of its limit, with a mark where it is missed.</summary>
    public static string Ratio(Trial? trial) => trial is null ? Figures.None : $"{Percent(trial.Ratio)}{(trial.Meets ? "" : " missed")}";

    /// <summary>What is nearest to its limit, and how near.</summary>
    public static string Bottleneck(LoadPlan load) => load.Limiter switch
    {
        Planning.Sizing.Limiter.Dependency => $"{BottleneckName(load)}: fixed capacity, {Figures.Percent(load.Dependency!.Percent)} taken",
        Planning.Sizing.Limiter.NodeRoom => $"nodes: CPU, {Figures.Percent(load.NodeCpuPercent)} busy",
        var limiter => $"{BottleneckName(load)}: {Limiter(limiter)}, {Figures.Percent(load.Bottleneck.Strain.Highest)} taken",
    };

    /// <summary>Its name: a module, a dependency, or <c>nodes</c>.</summary>
    public static string BottleneckName(LoadPlan load) => load.Limiter switch
    {
        Planning.Sizing.Limiter.Dependency => load.Dependency!.Dependency.Name,
        Planning.Sizing.Limiter.NodeRoom => "nodes",
        _ => load.Bottleneck.Module.Name,
    };

    /// <summary>What a module is short of.</summary>
    public static string Limiter(Limiter limiter) => limiter switch
    {
        Planning.Sizing.Limiter.Slots => "concurrency",
        Planning.Sizing.Limiter.NodeRoom => "node room",
        Planning.Sizing.Limiter.HpaMaximum => "HPA maximum",
        Planning.Sizing.Limiter.Dependency => "fixed capacity",
        _ => "CPU",
    };

    /// <summary>What nodes cost for an hour; nodes where they have no price.</summary>
    public static string PerHour(PlanResult plan, LoadPlan load) => HasPrices(plan)
        ? string.Create(CultureInfo.InvariantCulture, $"{load.CostPerHour:#,0.00} per hour")
        : string.Create(CultureInfo.InvariantCulture, $"{load.NodeCount} {(load.NodeCount == 1 ? "node-hour" : "node-hours")} per hour");

    /// <summary>The price of the nodes for an hour, and as long as the scenario lasts; node-hours where they have none.</summary>
    public static (string PerHour, string InAll) Costs(PlanResult plan, LoadPlan load) => HasPrices(plan)
        ? (string.Create(CultureInfo.InvariantCulture, $"{load.CostPerHour:#,0.00}"), string.Create(CultureInfo.InvariantCulture, $"{load.CostOfScenario:#,0.00}"))
        : (Figures.Digits(load.NodeCount), Figures.Digits(load.NodeCount * plan.Problem.Scenario.Duration.TotalHours));

    public static bool HasPrices(PlanResult plan) =>
        plan.Problem.Scenario.Cluster.Nodes.Any(n => n.HourlyPrice > 0) || plan.Problem.Scenario.NodePools.Any(p => p.HourlyPrice > 0 || p.SpotHourlyPrice > 0);

    /// <summary>What becomes of the peak when something is lost.</summary>
    public static string Loss(LossOutcome loss) => loss.Trial is null ? Figures.None : $"{Ratio(loss.Trial)} ({What(loss.Event!)})";

    private static string What(ScenarioEvent lost) => lost switch
    {
        NodeFailureEvent node => node.Node,
        ZoneFailureEvent zone => $"zone {zone.Zone}",
        _ => lost.Label,
    };

    private static string Limit(CapacityLimit limit) => limit.Limiter switch
    {
        Planning.Sizing.Limiter.NodeRoom => limit.PendingPods > 0 ? string.Create(CultureInfo.InvariantCulture, $"room on the nodes ({limit.PendingPods} pods stay pending)") : "CPU of the nodes, which all pods share",
        Planning.Sizing.Limiter.HpaMaximum => string.Create(CultureInfo.InvariantCulture, $"CPU, its HPA being at its maximum of {Replicas(limit.Replicas)}"),
        Planning.Sizing.Limiter.Dependency => "connections or rate, which no replica of ours changes",
        Planning.Sizing.Limiter.Slots => string.Create(CultureInfo.InvariantCulture, $"places in service, with {Replicas(limit.Replicas)}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"CPU, with {Replicas(limit.Replicas)}"),
    };

    // The planner takes as many nodes as it needs, whatever bounds the Cluster Autoscaler has: they have to follow.
    private static string BeyondBounds(PlanResult plan, LoadPlan load) => string.Concat(plan.Problem.Scenario.NodePools.Zip(load.Provision.Nodes, static (pool, nodes) =>
        nodes > pool.Max ? string.Create(CultureInfo.InvariantCulture, $" Node pool {pool.Name} needs {nodes}, but its max is {pool.Max}: raise it.")
        : nodes < pool.Min ? string.Create(CultureInfo.InvariantCulture, $" Node pool {pool.Name} needs only {nodes}, but its min is {pool.Min}: lower it.")
        : ""));

    private static string Suspects(PlanResult plan, WholeRun whole) => whole.Outcome.Scenario.Events switch
    {
        [] => "",
        var events when plan.Problem.Survive == SurvivedLoss.None && events.Any(e => e is NodeFailureEvent or ZoneFailureEvent) => ": look at what its events do, and at --survive, which plans for a loss",
        _ => ": look at what its events do",
    };

    private static string Replicas(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "replica" : "replicas")}");

    private static string Survived(PlanResult plan) => plan.Problem.Survive switch
    {
        SurvivedLoss.Node => ", any one node lost",
        SurvivedLoss.Zone => ", any one zone lost",
        _ => "",
    };

    private static string Subject(ObjectiveVerdict verdict) => Measures.TitleOf(verdict.Objective);

    private static string Percent(double ratio) => ratio <= 10 ? Figures.Percent(ratio * 100) : "over 1000 %";
}
