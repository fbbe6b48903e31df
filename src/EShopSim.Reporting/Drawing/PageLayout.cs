using ScottPlot;

namespace EShopSim.Reporting.Drawing;

/// <summary>Where the parts of a page lie, in pixels of the page.</summary>
internal sealed class PageLayout
{
    public const int Width = 1200;

    private const float Margin = 16;
    private const float LegendWidth = 214;
    private const float HeaderHeight = 56;
    private const float TitleHeight = 26;
    private const float PanelGap = 8;
    private const float TimeLabelHeight = 20;
    private const float CaptionLineHeight = 17;

    public PageLayout(Page page, float stripHeight, int captionLines)
    {
        var y = HeaderHeight + stripHeight;
        StripBottom = y;
        foreach (var panel in page.Panels)
        {
            y += TitleHeight;
            Diagrams.Add(new PixelRect(Times.Left, Times.Right, y + HeightOf(panel), y));
            y += HeightOf(panel) + PanelPlot.Bottom + PanelGap;
        }

        TimeLabelTop = y - PanelGap;
        CaptionTop = TimeLabelTop + TimeLabelHeight;
        Height = (int)Math.Ceiling(CaptionTop + (captionLines * CaptionLineHeight) + Margin - 6);
    }

    /// <summary>The stretch of the page that the time axis covers.</summary>
    public static PixelRangeX Times => new(Margin + PanelPlot.Left, Width - Margin - LegendWidth);

    /// <summary>Lower edge of the event names.</summary>
    public float StripBottom { get; }

    /// <summary>The data areas of the panels.</summary>
    public List<PixelRect> Diagrams { get; } = [];

    public float TimeLabelTop { get; }

    public float CaptionTop { get; }

    public int Height { get; }

    public static float Left => Margin;

    public static float CaptionWidth => Width - (2 * Margin);

    public static float LineHeight => CaptionLineHeight;

    /// <summary>Where a panel's title stands.</summary>
    public static Pixel TitleOf(PixelRect diagram) => new(Times.Left, diagram.Top - 14);

    /// <summary>The middle of a value axis' label.</summary>
    public static Pixel UnitOf(PixelRect diagram) => new(Margin + 9, (diagram.Top + diagram.Bottom) / 2);

    /// <summary>Where a panel's legend stands.</summary>
    public static PixelRect LegendOf(PixelRect diagram) => new(Times.Right + 16, Width - Margin, diagram.Bottom, diagram.Top);

    /// <summary>The diagram with its axes.</summary>
    public static PixelRect PlotOf(PixelRect diagram) => new(Margin, diagram.Right, diagram.Bottom + PanelPlot.Bottom, diagram.Top);

    // A legend longer than its panel makes the panel grow.
    private static float HeightOf(Panel panel) => Math.Max(panel.Height, LegendBox.HeightOf(panel));
}
