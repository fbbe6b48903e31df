using ScottPlot;

namespace EShopSim.Reporting.Drawing;

/// <summary>A horizontal line that series are to be compared with: an objective, a target, a bound.</summary>
internal sealed record Reference(string Name, double Value, Color Color)
{
    public LinePattern Pattern { get; init; } = LinePattern.Dashed;
}
