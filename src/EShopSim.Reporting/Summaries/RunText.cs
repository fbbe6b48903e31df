using System.Globalization;
using EShopSim.Cluster.Api;
using EShopSim.Cluster.Rules.NodeAutoscaling;
using EShopSim.Planning.Statistics;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Summaries;

/// <summary>Sentences about a run as a whole.</summary>
internal static class RunText
{
    /// <summary>What was run, and what came of its requests.</summary>
    public static IEnumerable<string> Header(RunResult result)
    {
        var scenario = result.Scenario;
        var warmup = scenario.Warmup > TimeSpan.Zero ? $" ({Figures.Duration(scenario.Warmup)} warm-up left out below)" : "";
        yield return $"{scenario.Name}: {Figures.Duration(result.SimulatedTime)} simulated{warmup}";
        if (result.SimulatedTime < scenario.Duration)
            yield return $"INTERRUPTED: the scenario lasts {Figures.Duration(scenario.Duration)}";
        yield return Requests(result);
        yield return string.Create(CultureInfo.InvariantCulture, $"seed {result.Seed}, digest {result.Digest:x16}");
    }

    /// <summary>Requests over the whole run.</summary>
    public static string Requests(RunResult result)
    {
        var requests = result.Requests;
        if (requests.Arrived == 0)
            return "no requests arrived";
        return $"{Figures.Count(requests.Arrived)} requests: {Figures.Count(requests.Completed)} answered, "
            + $"{Figures.Count(requests.Failed)} failed ({Figures.Percent(Shares.FailedPercent(requests.Completed, requests.Failed))}), "
            + $"{Figures.Count(requests.InFlight)} in flight at the end";
    }

    /// <summary>What the nodes cost.</summary>
    public static string Cost(RunResult result)
    {
        var cost = result.Cost;
        var nodes = $"{Figures.Digits(cost.NodeHours)} node-hours";
        if (cost.Total == 0)
            return $"Cost: {nodes}{Idle(cost)}; no prices given";
        var perThousand = double.IsFinite(cost.PerThousandRequests) ? $", {Figures.Digits(cost.PerThousandRequests)} per 1,000 answered requests" : "";
        var perOrder = double.IsFinite(cost.PerOrder) ? $", {Figures.Digits(cost.PerOrder)} per order" : "";
        return $"Cost: {Money(cost.Total)} for {nodes}, {Money(cost.PerHour)} per hour{perThousand}{perOrder}{Idle(cost)}";
    }

    /// <summary>What Karpenter would do with the nodes at the end; empty where it would leave them.</summary>
    public static string Consolidation(RunResult result)
    {
        var found = result.Consolidations;
        if (found.Count == 0)
            return "";
        var present = result.Nodes.Count(node => node.Present.Count > 0 && node.Present[^1] > 0);
        var atOnce = KarpenterRules.Budget(present, IntOrPercent.Percent(10));
        var each = found.Select(item => item.ReplacementPool is { } pool ? $"{string.Join(", ", item.Nodes)} for one of {pool}" : string.Join(", ", item.Nodes));
        return string.Create(CultureInfo.InvariantCulture, $"As the pods lay at the end, Karpenter would give up {found.Sum(item => item.Nodes.Count)} of {present} nodes, {atOnce} at a time ({string.Join("; ", each)}): {Money(found.Sum(item => item.SavedPerHour))} less per hour");
    }

    private static string Idle(CostSummary cost) =>
        double.IsFinite(cost.IdlePercent) ? $"; {Figures.Percent(cost.IdlePercent)} of the CPU paid for is not requested, {Figures.Percent(cost.UnusedPercent)} not used" : "";

    /// <summary>What stands above the figures of several replications.</summary>
    public static string Replications(ReplicationSummary replications) =>
        string.Create(CultureInfo.InvariantCulture, $"Over {replications.Count} replications");

    private static string Money(double value) => value.ToString("#,0.00", CultureInfo.InvariantCulture);
}
