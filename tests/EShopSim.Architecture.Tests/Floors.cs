using System.Reflection;

namespace EShopSim.Architecture.Tests;

/// <summary>The floors of the house, from the ground up; each knows only floors below it.</summary>
internal static class Floors
{
    public static readonly IReadOnlyList<IReadOnlyList<string>> FromGround =
    [
        ["EShopSim.Engine"],
        ["EShopSim.Cluster"],
        ["EShopSim.Traffic"],
        ["EShopSim.Simulation"],
        ["EShopSim.Planning"],
        ["EShopSim.Formats", "EShopSim.Reporting"],
        ["eshopsim"],
    ];

    public static IEnumerable<string> All => FromGround.SelectMany(f => f);

    public static Assembly Load(string name) => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, name + ".dll"));

    public static IReadOnlyList<string> ReferencesOf(string name) =>
        [.. Load(name).GetReferencedAssemblies().Select(r => r.Name!).Order(StringComparer.Ordinal)];
}
