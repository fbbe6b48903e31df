using System.Globalization;
using EShopSim.Planning.Comparing;
using EShopSim.Simulation;

namespace EShopSim.Cli;

/// <summary>Names that tell the variants of a comparison apart.</summary>
internal static class VariantNames
{
    /// <summary>Given names first, then those of the scenarios; a name that comes again is numbered.</summary>
    public static List<Variant> Of(IReadOnlyList<(string? Name, Scenario Scenario)> wanted, bool hasVariants)
    {
        var named = new List<Variant>();
        foreach (var (given, scenario) in wanted)
        {
            var name = given ?? (hasVariants && named.Count == 0 ? "as it is" : scenario.Name);
            var free = name;
            for (var n = 2; named.Exists(v => string.Equals(v.Name, free, StringComparison.Ordinal)); n++)
                free = string.Create(CultureInfo.InvariantCulture, $"{name} ({n})");
            named.Add(new Variant(free, scenario));
        }

        return named;
    }
}
