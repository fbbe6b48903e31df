using ScottPlot;
using SkiaSharp;

namespace EShopSim.Reporting.Drawing;

/// <summary>Draws a trace as one path: sloped or in steps, filled or not, with gaps where there is no value.</summary>
internal sealed class TracePlot(Trace trace, IReadOnlyList<Coordinates> points, ValueScale scale) : IPlottable
{
    private const byte FillAlpha = 56;
    private const byte OpaqueAlpha = 255;
    private const float LonePointHalfWidth = 3;

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = ScottPlot.Axes.Default;

    /// <inheritdoc/>
    public IEnumerable<LegendItem> LegendItems => [];

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        using var line = new SKPath();
        using var area = new SKPath();
        for (var from = 0; from < points.Count;)
        {
            var until = from;
            while (until < points.Count && IsShown(points[until].Y))
                until++;
            if (until > from)
                AddSegment(line, area, from, until, rp.DataRect.Bottom);
            from = until + 1;
        }

        if (trace.IsFilled)
        {
            rp.Paint.IsStroke = false;
            rp.Paint.Color = trace.Color.WithAlpha(AlphaOf(trace));
            rp.Paint.IsAntialias = true;
            rp.Canvas.DrawPath(area, rp.Paint.SKPaint);
        }

        new LineStyle(trace.Width, trace.Color, trace.Pattern) { StrokeJoin = SKStrokeJoin.Round }.Render(rp.Canvas, line, rp.Paint);
    }

    /// <summary>How much of what lies below a filling hides.</summary>
    public static byte AlphaOf(Trace trace) => trace.IsOpaque ? OpaqueAlpha : FillAlpha;

    private bool IsShown(double value) => double.IsFinite(value) && (scale != ValueScale.Logarithmic || value > 0);

    private void AddSegment(SKPath line, SKPath area, int from, int until, float floor)
    {
        var first = PixelOf(points[from]);
        var at = first;
        line.MoveTo(at.X, at.Y);
        area.MoveTo(at.X, floor);
        area.LineTo(at.X, at.Y);
        for (var i = from + 1; i < until; i++)
        {
            var next = PixelOf(points[i]);
            if (trace.IsStep && next.Y != at.Y)
            {
                line.LineTo(next.X, at.Y);
                area.LineTo(next.X, at.Y);
            }

            line.LineTo(next.X, next.Y);
            area.LineTo(next.X, next.Y);
            at = next;
        }

        if (until == from + 1)
        {
            line.MoveTo(at.X - LonePointHalfWidth, at.Y);
            line.LineTo(at.X + LonePointHalfWidth, at.Y);
        }

        area.LineTo(at.X, floor);
        area.Close();
    }

    private Pixel PixelOf(Coordinates point) =>
        Axes.GetPixel(new Coordinates(point.X, scale == ValueScale.Logarithmic ? Math.Log10(point.Y) : point.Y));
}
