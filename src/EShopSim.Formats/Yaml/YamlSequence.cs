namespace EShopSim.Formats.Yaml;

/// <summary>A list.</summary>
internal sealed class YamlSequence : YamlNode
{
    internal YamlSequence(Position at, IReadOnlyList<YamlNode> items)
        : base(at)
    {
        Items = items;
        Weight = 1;
        foreach (var item in items)
            Weight = YamlLimits.Add(Weight, item.Weight);
    }

    internal IReadOnlyList<YamlNode> Items { get; }

    internal override long Weight { get; }

    internal override string Describe() => "a list";
}
