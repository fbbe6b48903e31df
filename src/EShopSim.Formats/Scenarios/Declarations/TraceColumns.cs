namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>The names of a trace's columns.</summary>
internal sealed record TraceColumns(string Time, string Rate)
{
    internal static readonly TraceColumns Default = new("timestamp_s", "requests_per_second");
}
