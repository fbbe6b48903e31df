using ScottPlot;

namespace EShopSim.Reporting.Drawing;

/// <summary>One series in a panel.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Values">One value per sample; NaN leaves a gap.</param>
/// <param name="Color">Its colour.</param>
internal sealed record Trace(string Name, IReadOnlyList<float> Values, Color Color)
{
    /// <summary>Holds each value until the next sample instead of sloping towards it.</summary>
    public bool IsStep { get; init; }

    /// <summary>Fills the area down to zero.</summary>
    public bool IsFilled { get; init; }

    /// <summary>Whether what is drawn before does not show through the filling: for areas upon one another.</summary>
    public bool IsOpaque { get; init; }

    public float Width { get; init; } = 1.6f;

    public LinePattern Pattern { get; init; } = LinePattern.Solid;

    /// <summary>A series of what may not be there at all; nothing where it is always zero.</summary>
    public static IEnumerable<Trace> WhereAny(string name, IReadOnlyList<float> values, Color color) =>
        values.Any(value => value > 0) ? [new Trace(name, values, color)] : [];
}
