using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Reporting.Summaries;

/// <summary>Where the time of the answered requests goes: per entry operation, and per module over all of them.</summary>
internal static class TimeTables
{
    // Less than this is the rounding of instants to whole ticks.
    private const double LeastShare = 1e-5;

    /// <summary>Mean latency and its parts; kinds that took no time anywhere are left out.</summary>
    public static TextTable ByOperation(IReadOnlyList<OperationSummary> operations)
    {
        var shown = operations.Where(o => o.Parts.Count > 0).ToList();
        var kinds = KindsIn(shown);
        var table = new TextTable([new Column("Operation") { IsNumber = false }, new Column("Mean"), .. kinds.Select((k, i) => new Column(Title(k)) { DropOrder = 1 + i })]);
        foreach (var one in shown)
            table.Add([one.Operation, Figures.Latency(one.LatencySeconds.Mean), .. kinds.Select(kind => Figures.Latency(Seconds(one.Parts, kind) / one.LatencySeconds.Count))]);
        return table;
    }

    /// <summary>Shares of the whole time, the module with most first.</summary>
    public static TextTable ByModule(IReadOnlyList<OperationSummary> operations)
    {
        var parts = operations.SelectMany(o => o.Parts).ToList();
        var all = parts.Sum(p => p.Seconds);
        var kinds = KindsIn(operations);
        var table = new TextTable([new Column("Module") { IsNumber = false }, new Column("Time"), .. kinds.Select((k, i) => new Column(Title(k)) { DropOrder = 1 + i })]);
        foreach (var module in parts.GroupBy(p => p.Module, StringComparer.Ordinal).OrderByDescending(g => g.Sum(p => p.Seconds)).ThenBy(g => g.Key, StringComparer.Ordinal))
            table.Add([module.Key, Share(module.Sum(p => p.Seconds) / all), .. kinds.Select(kind => Share(Seconds(module, kind) / all))]);
        return table;
    }

    /// <summary>Failed requests by what began it.</summary>
    public static TextTable Failures(IReadOnlyList<OperationSummary> operations)
    {
        var table = new TextTable(
            new Column("Operation") { IsNumber = false }, new Column("Began with") { IsNumber = false }, new Column("At") { IsNumber = false, DropOrder = 1 }, new Column("Failures"));
        foreach (var one in operations)
            foreach (var (cause, module, count) in one.FailureSources)
                table.Add(one.Operation, cause, module, Figures.Count(count));
        return table;
    }

    private static List<LatencyKind> KindsIn(IReadOnlyList<OperationSummary> operations)
    {
        var parts = operations.SelectMany(o => o.Parts).ToList();
        var all = parts.Sum(p => p.Seconds);
        return [.. LatencyKinds.All.Where(kind => Seconds(parts, kind) > LeastShare * all)];
    }

    private static double Seconds(IEnumerable<LatencyPart> parts, LatencyKind kind) => parts.Where(p => p.Kind == kind).Sum(p => p.Seconds);

    private static string Share(double share) => share is > 0 and < 1e-4 ? "< 0.01 %" : Figures.Percent(100 * share);

    private static string Title(LatencyKind kind) => char.ToUpperInvariant(kind.Words()[0]) + kind.Words()[1..];
}
