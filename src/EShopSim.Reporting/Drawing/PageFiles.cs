using System.Text;
using SkiaSharp;

namespace EShopSim.Reporting.Drawing;

/// <summary>Pages as pictures.</summary>
internal static class PageFiles
{
    // 1,200 units of the page make 1,600 pixels: letters stay legible where a viewer shrinks the picture.
    private const float PngScale = 4f / 3;

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
        stream.Write(Encoding.UTF8.GetBytes(WithFallbackFonts(svg)));
    }

    // Verdana has nearly the same widths, and every glyph carries its place: without DejaVu the text still reads well.
    private static string WithFallbackFonts(string svg) =>
        svg.Replace($"font-family=\"{ChartFont.Name}\"", $"font-family=\"{ChartFont.Name}, Verdana, sans-serif\"", StringComparison.Ordinal);
}
