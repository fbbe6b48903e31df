using ScottPlot;
using SkiaSharp;

namespace EShopSim.Reporting.Drawing;

/// <summary>Text outside the diagrams: titles, legends, captions.</summary>
internal sealed class Lettering : IDisposable
{
    private readonly Paint _paint = Paint.NewDisposablePaint();

    /// <summary>Writes one line whose upper left (or given) corner lies at a point.</summary>
    public void Write(SKCanvas canvas, string text, float x, float y, float size, Color color, bool bold = false, Alignment alignment = Alignment.UpperLeft, float rotation = 0, Color background = default)
    {
        var style = Style(text, size, color, bold, alignment);
        style.Rotation = rotation;
        style.BackgroundColor = background;
        style.Render(canvas, new Pixel(x, y), _paint);
    }

    /// <summary>Width of a line, in pixels.</summary>
    public float WidthOf(string text, float size, bool bold = false) => Style(text, size, Palette.Ink, bold, Alignment.UpperLeft).Measure(text, _paint).Width;

    /// <summary>The text, or as much of its begin and end as fits: names often differ at the end only.</summary>
    public string Fit(string text, float size, float width)
    {
        if (WidthOf(text, size) <= width)
            return text;
        for (var kept = text.Length - 1; kept > 1; kept--)
        {
            var end = kept / 3;
            var shorter = $"{text[..(kept - end)]}…{text[^end..]}";
            if (WidthOf(shorter, size) <= width)
                return shorter;
        }

        return "…";
    }

    /// <summary>Draws a sample of a line.</summary>
    public void Line(SKCanvas canvas, float x1, float y1, float x2, float y2, LineStyle style) =>
        style.Render(canvas, new PixelLine(x1, y1, x2, y2), _paint);

    /// <summary>Fills a rectangle.</summary>
    public void Fill(SKCanvas canvas, PixelRect rect, Color color)
    {
        _paint.IsStroke = false;
        _paint.Color = color;
        canvas.DrawRect(rect.ToSKRect(), _paint.SKPaint);
    }

    public void Dispose() => _paint.Dispose();

    private static LabelStyle Style(string text, float size, Color color, bool bold, Alignment alignment) => new()
    {
        Text = text,
        FontName = ChartFont.Name,
        FontSize = size,
        ForeColor = color,
        Bold = bold,
        Alignment = alignment,
    };
}
