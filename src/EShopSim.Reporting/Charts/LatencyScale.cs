using EShopSim.Reporting.Drawing;

namespace EShopSim.Reporting.Charts;

/// <summary>Chooses the scale of a latency panel: logarithmic when one picture must show very short and very long ones.</summary>
internal static class LatencyScale
{
    private const double LinearRange = 20;

    public static Panel Apply(Panel panel)
    {
        var values = panel.Traces.SelectMany(t => t.Values).Where(v => v > 0 && float.IsFinite(v)).Select(v => (double)v)
            .Concat(panel.References.Select(r => r.Value)).ToList();
        return values.Count == 0 || values.Max() / values.Min() <= LinearRange
            ? panel
            : panel with { Scale = ValueScale.Logarithmic, Unit = $"{panel.Unit} (log)" };
    }
}
