using System.Globalization;

namespace EShopSim.Cluster.Api;

/// <summary>One term of a label selector or of a node selector.</summary>
/// <param name="Key">The label key.</param>
/// <param name="Operator">How the value is compared.</param>
/// <param name="Values">The values compared with; empty for Exists and DoesNotExist.</param>
public sealed record LabelSelectorRequirement(string Key, SelectorOperator Operator, IReadOnlyList<string> Values)
{
    /// <summary>Whether an object with these labels fulfils the term; NotIn holds also where the key is absent.</summary>
    public bool Matches(IReadOnlyDictionary<string, string> labels)
    {
        var present = labels.TryGetValue(Key, out var value);
        return Operator switch
        {
            SelectorOperator.In => present && Values.Contains(value, StringComparer.Ordinal),
            SelectorOperator.NotIn => !present || !Values.Contains(value, StringComparer.Ordinal),
            SelectorOperator.Exists => present,
            SelectorOperator.DoesNotExist => !present,
            SelectorOperator.Gt => present && Compare(value!) > 0,
            SelectorOperator.Lt => present && Compare(value!) < 0,
            _ => throw new ArgumentOutOfRangeException(nameof(labels), Operator, "unknown selector operator"),
        };
    }

    // A value that is no integer fulfils neither Gt nor Lt (apimachinery/pkg/labels/selector.go).
    private int Compare(string value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var actual)
        && Values.Count == 1
        && long.TryParse(Values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bound)
            ? actual.CompareTo(bound)
            : 0;
}
