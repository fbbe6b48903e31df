using ScottPlot;

namespace EShopSim.Reporting.Drawing;

/// <summary>
/// Colours that people with any colour vision tell apart (M. Okabe and K. Ito, "Color Universal Design", 2008), without the yellow,
/// which is too faint on white.
/// </summary>
internal static class Palette
{
    public static readonly Color Blue = new(0, 114, 178);
    public static readonly Color Vermillion = new(213, 94, 0);
    public static readonly Color Green = new(0, 158, 115);
    public static readonly Color Purple = new(204, 121, 167);
    public static readonly Color Orange = new(230, 159, 0);
    public static readonly Color Sky = new(86, 180, 233);
    public static readonly Color Ink = new(34, 34, 34);
    public static readonly Color Muted = new(104, 104, 104);
    public static readonly Color GridLine = new(228, 228, 228);
    public static readonly Color Warmup = new(241, 241, 241);

    private static readonly Color[] Series = [Blue, Vermillion, Green, Purple, Orange, Sky, Ink];
    private static readonly LinePattern[] Patterns = [LinePattern.Solid, LinePattern.Dashed, LinePattern.Dotted];

    /// <summary>Colour of the n-th of several series.</summary>
    public static Color ColorOf(int index) => Series[index % Series.Length];

    /// <summary>Line pattern of the n-th, which differs where colours come round again.</summary>
    public static LinePattern PatternOf(int index) => Patterns[index / Series.Length % Patterns.Length];
}
