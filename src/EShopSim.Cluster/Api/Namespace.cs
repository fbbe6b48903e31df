namespace EShopSim.Cluster.Api;

/// <summary>v1 Namespace.</summary>
/// <param name="Name">Its name.</param>
public sealed record Namespace(string Name)
{
    /// <summary>The label that says what pods must keep to (Pod Security Admission).</summary>
    public const string EnforceLabel = "pod-security.kubernetes.io/enforce";

    /// <summary>The label that every namespace carries: its own name.</summary>
    public const string NameLabel = "kubernetes.io/metadata.name";

    /// <summary>Labels by key, as they are written.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = Empty.Strings;

    /// <summary>The labels of a namespace of that name, declared or not: the written ones, and its name.</summary>
    public static IReadOnlyDictionary<string, string> LabelsOf(IReadOnlyList<Namespace> declared, string name)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var candidate in declared)
            if (string.Equals(candidate.Name, name, StringComparison.Ordinal))
                foreach (var (key, value) in candidate.Labels)
                    labels[key] = value;
        labels[NameLabel] = name;
        return labels;
    }
}
