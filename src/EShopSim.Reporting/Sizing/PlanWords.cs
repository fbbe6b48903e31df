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

        return string.Join(' ', plan.Loads.Select(l => OfLoad(plan, l)).Append(Present(plan)));
    }

    /// <summary>What a load needs, in a sentence.</summary>
    public static string OfLoad(PlanResult plan, LoadPlan load)
    {
        if (!load.Meets)
            return $"{Load(load.Load)}: even {string.Join(", ", load.Modules.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Module.Name} {m.Replicas}")))} and many times that miss{Survived(plan)}: {Tightest(load.Trial)}; more replicas do not help{(load.Limiter == Planning.Sizing.Limiter.Dependency ? $" against {Bottleneck(load)}" : "")}.";
        var room = load.Fits ? "" : $" – but not all of these pods find a place: {(plan.Problem.Scenario.NodePools.Count == 0 ? "the nodes come from manifests" : "no number of nodes of these pools takes them")}";
        var planned = string.Join(", ", load.Modules.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Module.Name} {m.Replicas}")));
        return string.Create(CultureInfo.InvariantCulture, $"{Load(load.Load)} needs {planned} on {load.NodeCount} {(load.NodeCount == 1 ? "node" : "nodes")}{Survived(plan)} ({PerHour(plan, load)}; {Tightest(load.Trial)}){room}.");
    }

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
        : string.Create(CultureInfo.InvariantCulture, $"{load.NodeCount} node-hours per hour");

    /// <summary>What they cost as long as the scenario lasts.</summary>
    public static string Whole(PlanResult plan, LoadPlan load) => HasPrices(plan)
        ? string.Create(CultureInfo.InvariantCulture, $"{load.CostOfScenario:#,0.00}")
        : $"{Figures.Digits(load.NodeCount * plan.Problem.Scenario.Duration.TotalHours)} node-hours";

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
        Planning.Sizing.Limiter.HpaMaximum => string.Create(CultureInfo.InvariantCulture, $"CPU, its HPA being at its maximum of {limit.Replicas}"),
        Planning.Sizing.Limiter.Dependency => "connections or rate, which no replica of ours changes",
        Planning.Sizing.Limiter.Slots => string.Create(CultureInfo.InvariantCulture, $"places in service, with {limit.Replicas} replicas"),
        _ => string.Create(CultureInfo.InvariantCulture, $"CPU, with {limit.Replicas} replicas"),
    };

    private static string Survived(PlanResult plan) => plan.Problem.Survive switch
    {
        SurvivedLoss.Node => ", any one node lost",
        SurvivedLoss.Zone => ", any one zone lost",
        _ => "",
    };

    private static string Subject(ObjectiveVerdict verdict) => Measures.TitleOf(verdict.Objective);

    private static string Percent(double ratio) => ratio <= 10 ? Figures.Percent(ratio * 100) : "over 1000 %";
}
