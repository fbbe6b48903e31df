namespace EShopSim.Cluster.Api;

/// <summary>What every namespaced object carries: its name, namespace, labels and annotations.</summary>
/// <param name="Namespace">The namespace; <c>default</c> where the manifest names none.</param>
/// <param name="Name">The name, unique per kind and namespace.</param>
public sealed record ObjectMeta(string Namespace, string Name)
{
    /// <summary>Labels by key.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = Empty.Strings;

    /// <summary>Annotations by key.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = Empty.Strings;
}
