namespace EShopSim.Cluster.Api;

/// <summary>A label selector; all its terms must hold. An empty selector matches everything.</summary>
/// <param name="MatchLabels">Labels that must be equal.</param>
/// <param name="MatchExpressions">Requirements on label values.</param>
public sealed record LabelSelector(
    IReadOnlyDictionary<string, string> MatchLabels,
    IReadOnlyList<LabelSelectorRequirement> MatchExpressions)
{
    /// <summary>The selector that matches every object.</summary>
    public static LabelSelector Everything { get; } = new(Empty.Strings, []);

    /// <summary>True when the selector has no term at all.</summary>
    public bool IsEmpty => MatchLabels.Count == 0 && MatchExpressions.Count == 0;

    /// <summary>Whether an object with these labels is selected.</summary>
    public bool Matches(IReadOnlyDictionary<string, string> labels)
    {
        foreach (var (key, value) in MatchLabels)
            if (!labels.TryGetValue(key, out var actual) || !string.Equals(actual, value, StringComparison.Ordinal))
                return false;
        foreach (var requirement in MatchExpressions)
            if (!requirement.Matches(labels))
                return false;
        return true;
    }
}
