using ScottPlot;
using SkiaSharp;

namespace EShopSim.Reporting.Drawing;

/// <summary>
/// The font of all charts, carried along: without any font on a machine text would silently be missing, and with the machine's own
/// the pictures would differ from machine to machine.
/// </summary>
internal sealed class ChartFont : IFontResolver
{
    public const string Name = "DejaVu Sans";

    private static readonly Lazy<bool> Registration = new(Register);

    private readonly SKTypeface _regular = Load("DejaVuSans.ttf");
    private readonly SKTypeface _bold = Load("DejaVuSans-Bold.ttf");

    private ChartFont()
    {
    }

    /// <summary>Makes the font known to the drawing library, once per process.</summary>
    public static void Ensure() => _ = Registration.Value;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        !string.Equals(fontName, Name, StringComparison.Ordinal) ? null : weight >= FontWeight.SemiBold ? _bold : _regular;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        CreateTypeface(fontName, bold ? FontWeight.Bold : FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal);

    private static bool Register()
    {
        ScottPlot.Fonts.FontResolvers.Insert(0, new ChartFont());
        ScottPlot.Fonts.Default = Name;
        return true;
    }

    private static SKTypeface Load(string resource)
    {
        using var stream = typeof(ChartFont).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The font {resource} is missing from this build.");
        return SKTypeface.FromStream(stream);
    }
}
