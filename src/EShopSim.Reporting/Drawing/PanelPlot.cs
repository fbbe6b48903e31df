using ScottPlot;

namespace EShopSim.Reporting.Drawing;

/// <summary>Builds the plot of one panel.</summary>
internal static class PanelPlot
{
    public const int Left = 76;
    public const int Bottom = 20;

    private const float TickSize = 11.5f;
    private const int PixelsPerTick = 24;

    public static Plot Of(Panel panel, Page page, TimeTicks time)
    {
        var plot = new Plot();
        var points = panel.Traces.Select(trace => Thinning.Points(page.Times, trace.Values, page.StartSeconds, page.EndSeconds)).ToList();
        var range = ValueRange.Of(points, page);
        var scale = panel.Scale == ValueScale.Logarithmic && range.LeastPositive > range.Greatest ? ValueScale.Linear : panel.Scale;
        for (var i = 0; i < points.Count; i++)
            plot.Add.Plottable(new TracePlot(panel.Traces[i], points[i], scale));
        foreach (var reference in panel.References)
        {
            var line = plot.Add.HorizontalLine(
                scale == ValueScale.Logarithmic ? Math.Log10(reference.Value) : reference.Value, 1.4f, reference.Color, reference.Pattern);
            line.EnableAutoscale = false;
        }

        SetAxes(plot, panel, scale, page, range, time);
        return plot;
    }

    private static void SetAxes(Plot plot, Panel panel, ValueScale scale, Page page, ValueRange range, TimeTicks time)
    {
        var greatest = panel.References.Select(r => r.Value).Append(range.Greatest).Max();
        var mostTicks = Math.Max(4, panel.Height / PixelsPerTick);
        var values = scale == ValueScale.Logarithmic
            ? ValueTicks.Logarithmic(panel.References.Select(r => r.Value).Append(range.LeastPositive).Min(), greatest, mostTicks)
            : ValueTicks.Linear(greatest, scale == ValueScale.Whole, mostTicks);
        plot.Axes.SetLimits(page.StartSeconds, page.EndSeconds, values.Bottom, values.Top);
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual(values.Ticks);
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual(time.Ticks);
        Style(plot);
    }

    private static void Style(Plot plot)
    {
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.Legend.IsVisible = false;
        plot.Layout.Fixed(new PixelPadding(Left, 0, Bottom, 0));
        plot.Grid.MajorLineColor = Palette.GridLine;
        plot.Grid.MajorLineWidth = 0.75f;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        foreach (var axis in (IAxis[])[plot.Axes.Left, plot.Axes.Bottom])
        {
            axis.FrameLineStyle.Color = Palette.Muted;
            axis.MajorTickStyle.Color = Palette.Muted;
            axis.MinorTickStyle.Color = Palette.Muted;
            axis.TickLabelStyle.FontName = ChartFont.Name;
            axis.TickLabelStyle.FontSize = TickSize;
            axis.TickLabelStyle.ForeColor = Palette.Ink;
        }
    }
}
