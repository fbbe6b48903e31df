using ScottPlot;
using SkiaSharp;

namespace EShopSim.Reporting.Drawing;

/// <summary>The names of events above the first panel, in as many rows as they need to stay apart.</summary>
internal sealed class MarkStrip
{
    private const float TextSize = 11.5f;
    private const float RowHeight = 16;
    private const float Gap = 4;
    private const int MostRows = 5;
    private const int Crowd = 12;

    private readonly List<PlacedMark> _placed = [];

    // From the right: an earlier name that would run into a later one moves up, so that no line crosses a name.
    public MarkStrip(Page page, Lettering letters, PixelRangeX range)
    {
        var starts = new float[MostRows];
        Array.Fill(starts, float.PositiveInfinity);
        var warmup = new Mark(page.StartSeconds, "warm-up") { HasLine = false };
        var marks = page.WarmupSeconds > page.StartSeconds ? page.Marks.Append(warmup) : page.Marks;
        foreach (var mark in marks.Where(m => m.Seconds >= page.StartSeconds && m.Seconds <= page.EndSeconds).OrderByDescending(m => m.Seconds))
        {
            var x = (float)(range.Left + ((mark.Seconds - page.StartSeconds) / (page.EndSeconds - page.StartSeconds) * (range.Right - range.Left)));
            var width = letters.WidthOf(mark.Label, TextSize);
            var left = x + Gap + width <= range.Right ? x + Gap : x - Gap - width;
            var row = Array.FindIndex(starts, start => left + width + Gap < start);
            if (row >= 0)
                starts[row] = Math.Min(left, x);
            _placed.Add(new PlacedMark(mark, x, left, row));
        }
    }

    /// <summary>Room the names take, in pixels.</summary>
    public float Height => (_placed.Select(p => p.Row).DefaultIfEmpty(-1).Max() + 1) * RowHeight;

    /// <summary>Marks whose names found no room.</summary>
    public int Unnamed => _placed.Count(p => p.Row < 0);

    /// <summary>Draws the lines through one diagram.</summary>
    public void DrawLines(SKCanvas canvas, Lettering letters, float top, float bottom)
    {
        // Many lines must not become a fence before the data.
        var color = _placed.Count > Crowd ? Palette.Muted.WithAlpha(90) : Palette.Muted;
        foreach (var mark in _placed.Where(p => p.Mark.HasLine))
            letters.Line(canvas, mark.X, top, mark.X, bottom, new LineStyle(1, color, LinePattern.Dashed));
    }

    /// <summary>Draws the names upwards from <paramref name="bottom"/>, each with a stem down to the diagram.</summary>
    public void DrawNames(SKCanvas canvas, Lettering letters, float bottom, float diagramTop)
    {
        foreach (var mark in _placed.Where(p => p.Mark.HasLine))
            letters.Line(canvas, mark.X, mark.Row < 0 ? bottom : MiddleOf(mark.Row) - (RowHeight / 2) + 2, mark.X, diagramTop, new LineStyle(1, Palette.Muted));
        foreach (var (mark, _, left, row) in _placed.Where(p => p.Row >= 0))
        {
            var color = mark.HasLine ? Palette.Ink : Palette.Muted;
            letters.Write(canvas, mark.Label, left, MiddleOf(row), TextSize, color, alignment: Alignment.MiddleLeft, background: Colors.White);
        }

        float MiddleOf(int row) => bottom - ((row + 0.5f) * RowHeight);
    }
}
