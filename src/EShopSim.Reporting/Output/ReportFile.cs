namespace EShopSim.Reporting.Output;

/// <summary>A file of a report: its path below the report's folder, with slashes, and what writes it.</summary>
internal sealed record ReportFile(string Path, Action<Stream> Write);
