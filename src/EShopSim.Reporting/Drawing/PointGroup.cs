using ScottPlot;

namespace EShopSim.Reporting.Drawing;

/// <summary>Points of one kind in a <see cref="ScatterPage"/>.</summary>
/// <param name="Name">What they are, in the legend.</param>
/// <param name="Color">Their colour.</param>
/// <param name="Points">Where they lie, each with a few words that stand beside it; empty words for none.</param>
internal sealed record PointGroup(string Name, Color Color, IReadOnlyList<(double X, double Y, string Label)> Points)
{
    public MarkerShape Shape { get; init; } = MarkerShape.FilledCircle;

    public float Size { get; init; } = 6;

    /// <summary>Joins the points by a line, in their order.</summary>
    public bool IsLine { get; init; }
}
