namespace EShopSim.EndToEnd.Tests;

/// <summary>What a run of a shipped scenario left behind.</summary>
internal sealed record ShippedRun(string Folder, ToolResult Result)
{
    public Table Table(string name) => Tests.Table.Read(Path.Combine(Folder, name + ".csv"));
}
