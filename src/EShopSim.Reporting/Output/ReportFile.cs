using System.Text;

namespace EShopSim.Reporting.Output;

/// <summary>A file of a report: its path below the report's folder, with slashes, and what writes it.</summary>
internal sealed record ReportFile(string Path, Action<Stream> Write)
{
    public static ReportFile OfText(string path, string text) => new(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
