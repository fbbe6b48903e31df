using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>Amounts of resources, with 0 for what is not there.</summary>
/// <param name="CpuMillicores">CPU in thousandths of a core.</param>
/// <param name="MemoryBytes">Memory in bytes.</param>
/// <param name="EphemeralStorageBytes">Ephemeral storage in bytes.</param>
public sealed record ResourceTotals(long CpuMillicores, long MemoryBytes, long EphemeralStorageBytes)
{
    /// <summary>Nothing.</summary>
    public static ResourceTotals Zero { get; } = new(0, 0, 0);

    /// <summary>Extended resources in whole units, sorted by name.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Extended { get; init; } = [];

    /// <summary>The amounts of a list; what it leaves out is 0.</summary>
    public static ResourceTotals Of(ResourceList list) =>
        new(list.CpuMillicores ?? 0, list.MemoryBytes ?? 0, list.EphemeralStorageBytes ?? 0)
        {
            Extended = list.Extended.Count == 0 ? [] : [.. list.Extended.OrderBy(entry => entry.Key, StringComparer.Ordinal)],
        };

    /// <summary>The amount of an extended resource.</summary>
    public long ExtendedOf(string name)
    {
        foreach (var entry in Extended)
            if (string.Equals(entry.Key, name, StringComparison.Ordinal))
                return entry.Value;
        return 0;
    }

    /// <summary>The sum, resource by resource.</summary>
    public ResourceTotals Plus(ResourceTotals other) => Combine(other, static (left, right) => left + right);

    /// <summary>The difference, resource by resource.</summary>
    public ResourceTotals Minus(ResourceTotals other) => Combine(other, static (left, right) => left - right);

    /// <summary>The larger amount, resource by resource.</summary>
    public ResourceTotals Max(ResourceTotals other) => Combine(other, Math.Max);

    private ResourceTotals Combine(ResourceTotals other, Func<long, long, long> combine) => new(
        combine(CpuMillicores, other.CpuMillicores),
        combine(MemoryBytes, other.MemoryBytes),
        combine(EphemeralStorageBytes, other.EphemeralStorageBytes))
    {
        Extended = Extended.Count == 0 && other.Extended.Count == 0 ? [] : CombineExtended(other, combine),
    };

    private List<KeyValuePair<string, long>> CombineExtended(ResourceTotals other, Func<long, long, long> combine)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entry in Extended)
            names.Add(entry.Key);
        foreach (var entry in other.Extended)
            names.Add(entry.Key);
        var combined = new List<KeyValuePair<string, long>>(names.Count);
        foreach (var name in names)
            combined.Add(new(name, combine(ExtendedOf(name), other.ExtendedOf(name))));
        return combined;
    }
}
