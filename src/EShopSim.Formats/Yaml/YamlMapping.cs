namespace EShopSim.Formats.Yaml;

/// <summary>A mapping; keys are unique and keep their order.</summary>
internal sealed class YamlMapping : YamlNode
{
    private readonly Dictionary<string, int> _index;

    internal YamlMapping(Position at, IReadOnlyList<YamlEntry> entries)
        : base(at)
    {
        Entries = entries;
        _index = new Dictionary<string, int>(entries.Count, StringComparer.Ordinal);
        Weight = 1;
        for (var i = 0; i < entries.Count; i++)
        {
            _index[entries[i].Key.Text] = i;
            Weight = YamlLimits.Add(Weight, entries[i].Value.Weight + 1);
        }
    }

    internal IReadOnlyList<YamlEntry> Entries { get; }

    internal override long Weight { get; }

    /// <summary>The value under a key; null where the key is absent.</summary>
    internal YamlNode? this[string key] => _index.TryGetValue(key, out var i) ? Entries[i].Value : null;

    /// <summary>The text under a key; null where it is absent, empty or no scalar.</summary>
    internal string? Text(string key) => this[key] is YamlScalar { IsNull: false } scalar ? scalar.Text : null;

    internal override string Describe() => "a mapping";
}
