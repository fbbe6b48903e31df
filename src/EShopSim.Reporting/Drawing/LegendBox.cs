using ScottPlot;
using SkiaSharp;

namespace EShopSim.Reporting.Drawing;

/// <summary>The legend of a panel, beside the data, never over it.</summary>
internal static class LegendBox
{
    private const float TextSize = 11.5f;
    private const float LineHeight = 17;
    private const float SampleWidth = 30;
    private const float Gap = 7;
    private const float Lift = 2;

    public static void Draw(SKCanvas canvas, Lettering letters, Panel panel, PixelRect rect)
    {
        var y = rect.Top + (LineHeight / 2);
        foreach (var trace in panel.Traces)
        {
            if (trace.IsFilled)
                letters.Fill(canvas, new PixelRect(rect.Left, rect.Left + SampleWidth, y - Lift + 6, y - Lift), trace.Color.WithAlpha(TracePlot.AlphaOf(trace)));
            letters.Line(canvas, rect.Left, y - Lift, rect.Left + SampleWidth, y - Lift, new LineStyle(Math.Max(2, trace.Width), trace.Color, trace.Pattern));
            Text(trace.Name);
        }

        foreach (var reference in panel.References)
        {
            letters.Line(canvas, rect.Left, y - Lift, rect.Left + SampleWidth, y - Lift, new LineStyle(1.4f, reference.Color, reference.Pattern));
            Text(reference.Name);
        }

        foreach (var note in panel.Notes)
        {
            letters.Write(canvas, letters.Fit(note, TextSize, rect.Width), rect.Left, y, TextSize, Palette.Muted, alignment: Alignment.MiddleLeft);
            y += LineHeight;
        }

        void Text(string text)
        {
            var left = rect.Left + SampleWidth + Gap;
            letters.Write(canvas, letters.Fit(text, TextSize, rect.Right - left), left, y, TextSize, Palette.Ink, alignment: Alignment.MiddleLeft);
            y += LineHeight;
        }
    }

    public static float HeightOf(Panel panel) => (panel.Traces.Count + panel.References.Count + panel.Notes.Count) * LineHeight;
}
