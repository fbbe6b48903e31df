using EShopSim.Planning.Tuning;
using EShopSim.Reporting.Drawing;
using EShopSim.Simulation;

namespace EShopSim.Reporting.Tuning;

/// <summary>Cost against the worst objective: what a euro more buys.</summary>
internal static class TuningChart
{
    private const double LogarithmicFrom = 20;
    private const double WorstShown = 100;

    public static ScatterPage Of(TuningResult tuning)
    {
        var finalists = tuning.Finalists.Skip(1).Where(f => !ReferenceEquals(f, tuning.Recommended)).Select(f => f.Score).ToList();
        var groups = new List<PointGroup>
        {
            new($"screened ({Engine(tuning)}), corrected by what runs showed", Palette.Muted.WithAlpha(0.35), [.. tuning.Screened.Select(s => Point(s.Expected))]) { Size = 5 },
            new("front: no other costs less and is safer", Palette.Sky, [.. tuning.Front.Select(s => Point(s.Expected))]) { IsLine = true, Size = 6 },
            new("run request by request", Palette.Blue, [.. finalists.Select(s => Point(s))]) { Size = 8 },
            new("as it is", Palette.Vermillion, [Point(tuning.Today.Score, ReferenceEquals(tuning.Today, tuning.Recommended) ? "" : "as it is")]) { Size = 12, Shape = ScottPlot.MarkerShape.FilledDiamond },
        };
        if (tuning.Knee is { } knee)
            groups.Add(new PointGroup("knee: where the front bends most", Palette.Orange, [Point(knee.Expected, knee.Setting == tuning.Recommended?.Screened.Setting ? "" : "knee")]) { Size = 11, Shape = ScottPlot.MarkerShape.OpenCircle });
        if (tuning.Recommended is { } best)
            groups.Add(new PointGroup("recommended", Palette.Green, [Point(best.Score, ReferenceEquals(tuning.Today, best) ? "as it is, recommended" : "recommended")]) { Size = 12, Shape = ScottPlot.MarkerShape.FilledSquare });
        var values = groups.SelectMany(g => g.Points).Select(p => p.Y).Where(y => y > 0 && double.IsFinite(y)).ToList();
        return new ScatterPage(
            "pareto", $"{string.Join(", ", tuning.Problem.Scenarios.Select(s => s.Name))}: cost of replicas against the objectives",
            $"cost of replicas ({tuning.Problem.Prices.Unit}{(tuning.Problem.Scenarios.Count > 1 ? ", mean over the traffic scenarios" : "")})", "worst objective, % of its limit", groups)
        {
            References = [new Reference("limit: below it all objectives are met", 100, Palette.Ink)],
            IsLogarithmic = values.Count > 0 && values.Max() / values.Min() > LogarithmicFrom,
        };
    }

    private static string Engine(TuningResult tuning) => tuning.Problem.Screening == SimulationEngine.Fluid ? "fluid engine" : "one run each";

    // What answers nothing has no ratio; it is shown at the upper edge.
    private static (double X, double Y, string Label) Point(SettingEstimate estimate, string label = "") => (estimate.Cost, Math.Min(estimate.Ratio, WorstShown) * 100, label);

    private static (double X, double Y, string Label) Point(SettingScore score, string label = "") => Point(new SettingEstimate(score.Cost, score.Ratio), label);
}
