using EShopSim.Reporting.Summaries;
using ScottPlot;
using SkiaSharp;

namespace EShopSim.Reporting.Drawing;

/// <summary>Draws a page on a canvas; PNG and SVG get the same strokes.</summary>
internal sealed class PageRenderer : IDisposable
{
    private const float CaptionSize = 11.5f;

    private readonly Page _page;
    private readonly Lettering _letters;
    private readonly MarkStrip _marks;
    private readonly List<string> _caption;
    private readonly PageLayout _layout;

    public PageRenderer(Page page)
    {
        ChartFont.Ensure();
        _page = page;
        _letters = new Lettering();
        _marks = new MarkStrip(page, _letters, PageLayout.Times);
        _caption = Wrap(string.Join(' ', (string[])[page.Caption, _marks.Unnamed == 0 ? "" : $"{_marks.Unnamed} more events are not named.", .. page.Panels.Select(Beyond)]));
        _layout = new PageLayout(page, _marks.Height, _caption.Count);
    }

    public int Height => _layout.Height;

    public void Draw(SKCanvas canvas)
    {
        _letters.Fill(canvas, new PixelRect(0, PageLayout.Width, Height, 0), Colors.White);
        _letters.Write(canvas, _page.Title, PageLayout.Left, 14, 19, Palette.Ink, bold: true);
        _letters.Write(canvas, _letters.Fit(_page.Subtitle, 12, PageLayout.CaptionWidth), PageLayout.Left, 38, 12, Palette.Muted);
        _marks.DrawNames(canvas, _letters, _layout.StripBottom, _layout.Diagrams[0].Top);
        var time = TimeTicks.Between(_page.StartSeconds, _page.EndSeconds);
        for (var i = 0; i < _page.Panels.Count; i++)
            DrawPanel(canvas, _page.Panels[i], _layout.Diagrams[i], time);
        var middle = (PageLayout.Times.Left + PageLayout.Times.Right) / 2;
        _letters.Write(canvas, time.Label, (float)middle, _layout.TimeLabelTop, CaptionSize, Palette.Muted, alignment: Alignment.UpperCenter);
        for (var i = 0; i < _caption.Count; i++)
            _letters.Write(canvas, _caption[i], PageLayout.Left, _layout.CaptionTop + (i * PageLayout.LineHeight), CaptionSize, Palette.Muted);
    }

    public void Dispose() => _letters.Dispose();

    private void DrawPanel(SKCanvas canvas, Panel panel, PixelRect diagram, TimeTicks time)
    {
        DrawWarmup(canvas, diagram);
        DrawPlot(canvas, panel, diagram, time);
        _marks.DrawLines(canvas, _letters, diagram.Top, diagram.Bottom);
        if (!panel.Traces.Any(trace => trace.Values.Any(float.IsFinite)))
            _letters.Write(canvas, "no data", diagram.HorizontalCenter, diagram.VerticalCenter, 13, Palette.Muted, alignment: Alignment.MiddleCenter);
        var title = PageLayout.TitleOf(diagram);
        _letters.Write(canvas, panel.Title, title.X, title.Y, 13, Palette.Ink, bold: true, alignment: Alignment.MiddleLeft, background: Colors.White);
        var unit = PageLayout.UnitOf(diagram);
        _letters.Write(canvas, panel.Unit, unit.X, unit.Y, CaptionSize, Palette.Muted, alignment: Alignment.MiddleCenter, rotation: -90);
        LegendBox.Draw(canvas, _letters, panel, PageLayout.LegendOf(diagram));
    }

    // The library renders again and again until its axis limits stay put, each time over the last: the first go must leave no trace.
    private void DrawPlot(SKCanvas canvas, Panel panel, PixelRect diagram, TimeTicks time)
    {
        using var plot = PanelPlot.Of(panel, _page, time);
        using var nowhere = new SKNoDrawCanvas(PageLayout.Width, Height);
        plot.Render(nowhere, PageLayout.PlotOf(diagram));
        plot.Render(canvas, PageLayout.PlotOf(diagram));
    }

    private void DrawWarmup(SKCanvas canvas, PixelRect diagram)
    {
        var share = Math.Clamp((_page.WarmupSeconds - _page.StartSeconds) / (_page.EndSeconds - _page.StartSeconds), 0, 1);
        var right = diagram.Left + (float)(share * diagram.Width);
        _letters.Fill(canvas, new PixelRect(diagram.Left, right, diagram.Bottom, diagram.Top), Palette.Warmup);
    }

    private string Beyond(Panel panel) => ValueRange.Of(panel, _page).Beyond is { } greatest
        ? $"The warm-up goes beyond the axis of {panel.Title}: up to {Figures.Digits(greatest)} {panel.Unit}."
        : "";

    private List<string> Wrap(string text)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && _letters.WidthOf(longer, CaptionSize) > PageLayout.CaptionWidth)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        if (line.Length > 0)
            lines.Add(line);
        return lines;
    }
}
