using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Admission;

/// <summary>A resource that LimitRanges and quotas bound.</summary>
/// <param name="Name">As Kubernetes calls it.</param>
/// <param name="Read">Its amount in a list.</param>
/// <param name="Write">The list with another amount of it.</param>
internal sealed record BoundedResource(string Name, Func<ResourceList, long?> Read, Func<ResourceList, long, ResourceList> Write)
{
    /// <summary>CPU and memory.</summary>
    public static IReadOnlyList<BoundedResource> All { get; } =
    [
        new("cpu", static list => list.CpuMillicores, static (list, amount) => list with { CpuMillicores = amount }),
        new("memory", static list => list.MemoryBytes, static (list, amount) => list with { MemoryBytes = amount }),
    ];

    /// <summary>An amount in words: <c>1500m</c>, <c>2</c>, <c>3Gi</c>.</summary>
    public string Words(long amount)
    {
        if (Name is "cpu")
            return amount % 1000 == 0 ? FormattableString.Invariant($"{amount / 1000}") : FormattableString.Invariant($"{amount}m");
        foreach (var (bits, suffix) in (ReadOnlySpan<(int, string)>)[(30, "Gi"), (20, "Mi"), (10, "Ki")])
            if (amount > 0 && amount % (1L << bits) == 0)
                return FormattableString.Invariant($"{amount >> bits}{suffix}");
        return FormattableString.Invariant($"{amount}");
    }
}
