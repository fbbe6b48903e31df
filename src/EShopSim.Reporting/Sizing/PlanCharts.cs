using EShopSim.Planning.Sizing;
using EShopSim.Reporting.Drawing;

namespace EShopSim.Reporting.Sizing;

/// <summary>Replicas and nodes, capacity, and money, against the load.</summary>
internal static class PlanCharts
{
    private const double LogarithmicFrom = 20;
    private const double WorstShown = 10;

    public static IReadOnlyList<ScatterPage> Of(PlanResult plan) => plan.Loads.Count == 0 ? [] : [Replicas(plan), Capacity(plan), Cost(plan)];

    private static ScatterPage Replicas(PlanResult plan) => new(
        "replicas", $"{plan.Problem.Scenario.Name}: replicas and nodes that the peak needs", XLabel, "replicas or nodes",
        [
            .. plan.Loads[0].Modules.Select((m, i) => Line(m.Module.Name, Palette.ColorOf(i), plan.Loads.Select(l => (l.Load, (double)l.Modules[i].Replicas)))),
            Line("nodes", Palette.Muted, plan.Loads.Select(l => (l.Load, (double)l.NodeCount))) with { Shape = ScottPlot.MarkerShape.FilledSquare, Size = 9 },
        ]) { HasLegendAtLeft = true };

    private static ScatterPage Capacity(PlanResult plan)
    {
        var curves = PlanTables.Curves(plan).ToList();
        PointGroup[] groups = [.. curves.Select((c, i) => Line(c.Name, i == 0 ? Palette.Ink : Palette.ColorOf(i - 1), c.Capacity.Trials.Select(t => (t.Load, Math.Min(t.Ratio, WorstShown) * 100))))];
        var values = groups.SelectMany(g => g.Points).Select(p => p.Y).Where(y => y > 0).ToList();
        return new ScatterPage("capacity", $"{plan.Problem.Scenario.Name}: the worst objective against the load", XLabel, "worst objective, % of its limit", groups)
        {
            HasLegendAtLeft = true,
            References = [new Reference("limit", 100, Palette.Muted)],
            IsLogarithmic = values.Count > 0 && values.Max() / values.Min() > LogarithmicFrom,
        };
    }

    private static ScatterPage Cost(PlanResult plan)
    {
        var hasPrices = PlanWords.HasPrices(plan);
        return new ScatterPage(
            "cost", $"{plan.Problem.Scenario.Name}: what the nodes cost", XLabel, hasPrices ? "currency per hour" : "nodes",
            [Line("planned nodes", Palette.Blue, plan.Loads.Select(l => (l.Load, hasPrices ? l.CostPerHour : l.NodeCount)))])
        {
            HasLegendAtLeft = true,
            References = [new Reference("present nodes", plan.Problem.Scenario.Cluster.Nodes.Sum(n => hasPrices ? n.HourlyPrice : 1), Palette.Vermillion)],
        };
    }

    private const string XLabel = "load, as a multiple of the scenario's peak";

    private static PointGroup Line(string name, ScottPlot.Color color, IEnumerable<(double X, double Y)> points) =>
        new(name, color, [.. points.Select(p => (p.X, p.Y, ""))]) { IsLine = true, Size = 7 };
}
