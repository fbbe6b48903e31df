using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EShopSim.Reporting.Output;
using SkiaSharp;

namespace EShopSim.Reporting.Drawing;

/// <summary>Pages as pictures.</summary>
internal static partial class PageFiles
{
    // 1,200 units of the page make 1,600 pixels: letters stay legible where a viewer shrinks the picture.
    private const float PngScale = 4f / 3;

    /// <summary>A page as files below the folder of charts.</summary>
    public static IEnumerable<ReportFile> Of(Page page) =>
    [
        new($"charts/{page.Name}.png", stream => WritePng(page, stream)),
        new($"charts/{page.Name}.svg", stream => WriteSvg(page, stream)),
    ];

    public static void WritePng(Page page, Stream stream)
    {
        using var renderer = new PageRenderer(page);
        var info = new SKImageInfo((int)(PageLayout.Width * PngScale), (int)Math.Ceiling(renderer.Height * PngScale), SKColorType.Rgba8888, SKAlphaType.Premul);
        using var surface = SKSurface.Create(info);
        surface.Canvas.Scale(PngScale);
        renderer.Draw(surface.Canvas);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        png.SaveTo(stream);
    }

    public static void WriteSvg(Page page, Stream stream)
    {
        using var renderer = new PageRenderer(page);
        using var buffer = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, PageLayout.Width, renderer.Height), buffer))
            renderer.Draw(canvas);
        var svg = Encoding.UTF8.GetString(buffer.ToArray());
        stream.Write(Encoding.UTF8.GetBytes(WithOwnNumbers(WithFallbackFonts(svg))));
    }

    // The library numbers clips through the life of the process; numbered by page, the same page is the same file.
    private static string WithOwnNumbers(string svg)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return ClipName().Replace(svg, match =>
        {
            var name = match.Groups["name"].Value;
            if (!numbers.TryGetValue(name, out var number))
                numbers.Add(name, number = numbers.Count + 1);
            return string.Create(CultureInfo.InvariantCulture, $"{match.Groups["place"].ValueSpan}clip{number}");
        });
    }

    [GeneratedRegex("(?<place>id=\"|url\\(#)(?<name>cl_[0-9a-f]+)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ClipName();

    // Verdana has nearly the same widths, and every glyph carries its place: without DejaVu the text still reads well.
    private static string WithFallbackFonts(string svg) =>
        svg.Replace($"font-family=\"{ChartFont.Name}\"", $"font-family=\"{ChartFont.Name}, Verdana, sans-serif\"", StringComparison.Ordinal);
}
