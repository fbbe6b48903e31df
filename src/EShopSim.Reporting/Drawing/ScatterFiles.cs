using System.Text;
using EShopSim.Reporting.Output;
using ScottPlot;

namespace EShopSim.Reporting.Drawing;

/// <summary>Scatter charts as pictures.</summary>
internal static class ScatterFiles
{
    private const int Width = 1200;
    private const int Height = 720;
    private const float LabelSize = 12;
    private const float LabelDrop = 3;

    /// <summary>The chart as files below the folder of charts.</summary>
    public static IEnumerable<ReportFile> Of(ScatterPage page) =>
    [
        new($"charts/{page.Name}.png", stream => stream.Write(PlotOf(page).GetImage(Width, Height).GetImageBytes(ImageFormat.Png))),
        new($"charts/{page.Name}.svg", stream => stream.Write(Encoding.UTF8.GetBytes(PlotOf(page).GetSvgXml(Width, Height)))),
    ];

    private static Plot PlotOf(ScatterPage page)
    {
        ChartFont.Ensure();
        var plot = new Plot();
        foreach (var group in page.Groups)
            Add(plot, page, group);
        foreach (var reference in page.References)
        {
            var line = plot.Add.HorizontalLine(Y(page, reference.Value), 1.4f, reference.Color, reference.Pattern);
            line.LegendText = reference.Name;
        }

        Style(plot, page);
        return plot;
    }

    private static void Add(Plot plot, ScatterPage page, PointGroup group)
    {
        var shown = group.Points.Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y) && (!page.IsLogarithmic || p.Y > 0)).ToList();
        if (shown.Count == 0)
            return;
        var scatter = plot.Add.Scatter(shown.Select(p => p.X).ToArray(), shown.Select(p => Y(page, p.Y)).ToArray(), group.Color);
        scatter.LegendText = group.Name;
        scatter.LineWidth = group.IsLine ? 1.2f : 0;
        scatter.MarkerShape = group.Shape;
        scatter.MarkerSize = group.Size;
        foreach (var (x, y, label) in shown.Where(p => p.Label.Length > 0))
        {
            var text = plot.Add.Text(label, x, Y(page, y));
            text.LabelFontName = ChartFont.Name;
            text.LabelFontSize = LabelSize;
            text.LabelFontColor = group.Color;
            text.OffsetX = 8;
            text.OffsetY = -8;
            text.LabelAlignment = Alignment.LowerLeft;
        }
    }

    private static double Y(ScatterPage page, double value) => page.IsLogarithmic ? Math.Log10(value) : value;

    private static void Style(Plot plot, ScatterPage page)
    {
        plot.Title(page.Title, 18);
        plot.XLabel(page.XLabel, 13);
        plot.YLabel(page.YLabel, 13);
        plot.Axes.Title.Label.FontName = ChartFont.Name;
        plot.Grid.MajorLineColor = Palette.GridLine;
        foreach (var axis in (IAxis[])[plot.Axes.Left, plot.Axes.Bottom])
        {
            axis.Label.FontName = ChartFont.Name;
            axis.TickLabelStyle.FontName = ChartFont.Name;
            axis.TickLabelStyle.FontSize = LabelSize;
        }

        if (page.IsLogarithmic)
            plot.Axes.Left.TickGenerator = LogarithmicTicks(page);
        plot.Axes.Margins(0.12, 0.12);
        plot.ShowLegend(page.HasLegendAtLeft ? Alignment.UpperLeft : Alignment.UpperRight);
        plot.Legend.FontName = ChartFont.Name;
        plot.Legend.FontSize = LabelSize;
        LowerLabels(plot.Legend);
    }

    // The library sets this font too high beside its sample, and clips what rises above the first line.
    private static void LowerLabels(Legend legend)
    {
        var items = legend.GetItems();
        foreach (var item in items)
            item.LabelOffsetY = LabelDrop;
        legend.ManualItems.AddRange(items);
        legend.DisplayPlottableLegendItems = false;
    }

    private static ScottPlot.TickGenerators.NumericManual LogarithmicTicks(ScatterPage page)
    {
        var values = page.Groups.SelectMany(g => g.Points).Select(p => p.Y).Concat(page.References.Select(r => r.Value)).Where(v => v > 0 && double.IsFinite(v)).ToList();
        return new ScottPlot.TickGenerators.NumericManual(ValueTicks.Logarithmic(values.DefaultIfEmpty(1).Min(), values.DefaultIfEmpty(1).Max(), 12).Ticks);
    }
}
