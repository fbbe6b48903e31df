namespace EShopSim.Reporting.Drawing;

/// <summary>A chart of points over two measures.</summary>
/// <param name="Name">Its file name without extension.</param>
/// <param name="Title">What is seen.</param>
/// <param name="XLabel">The measure to the right, with its unit.</param>
/// <param name="YLabel">The measure upwards, with its unit.</param>
/// <param name="Groups">The points, the first drawn first.</param>
internal sealed record ScatterPage(string Name, string Title, string XLabel, string YLabel, IReadOnlyList<PointGroup> Groups)
{
    /// <summary>Horizontal lines to compare with.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>Whether the legend stands at the upper left, where lines that rise leave room for it; otherwise at the upper right.</summary>
    public bool HasLegendAtLeft { get; init; }

    /// <summary>Whether the measure upwards is drawn on a logarithmic scale; points at or below zero are left out then.</summary>
    public bool IsLogarithmic { get; init; }
}
