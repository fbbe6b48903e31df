using ScottPlot;

namespace EShopSim.Reporting.Drawing;

/// <summary>The values that a panel's axis must show.</summary>
/// <param name="LeastPositive">The least above zero; infinity where there is none.</param>
/// <param name="Greatest">The greatest.</param>
/// <param name="Beyond">The greatest of the warm-up where it is left out; null where everything is in sight.</param>
internal sealed record ValueRange(double LeastPositive, double Greatest, double? Beyond)
{
    // How far the warm-up may stand out before it presses the rest flat.
    private const double MostWarmup = 2;

    /// <summary>The range of a panel over the page's time: what only the warm-up reaches does not count, since nobody judges by it.</summary>
    public static ValueRange Of(Panel panel, Page page) =>
        Of([.. panel.Traces.Select(trace => Thinning.Points(page.Times, trace.Values, page.StartSeconds, page.EndSeconds))], page);

    /// <summary>The range of points as they are drawn.</summary>
    public static ValueRange Of(IReadOnlyList<IReadOnlyList<Coordinates>> points, Page page)
    {
        var all = points.SelectMany(p => p).Where(p => double.IsFinite(p.Y)).ToList();
        var greatest = all.Select(p => p.Y).DefaultIfEmpty(0).Max();
        var judged = all.Where(p => p.X > page.WarmupSeconds).Select(p => p.Y).DefaultIfEmpty(0).Max();
        var isFlat = judged > 0 && greatest > MostWarmup * judged;
        return new ValueRange(
            all.Select(p => p.Y).Where(y => y > 0).DefaultIfEmpty(double.PositiveInfinity).Min(), isFlat ? judged : greatest, isFlat ? greatest : null);
    }
}
