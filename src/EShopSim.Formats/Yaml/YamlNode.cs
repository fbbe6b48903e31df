namespace EShopSim.Formats.Yaml;

/// <summary>A node of a YAML document, with its place.</summary>
internal abstract class YamlNode(Position at)
{
    internal Position At { get; } = at;

    /// <summary>Nodes below and including this one, aliases counted in full; saturates.</summary>
    internal abstract long Weight { get; }

    /// <summary>What it is, for messages: <c>'abc'</c>, <c>a list</c>, <c>a mapping</c>.</summary>
    internal abstract string Describe();

    internal virtual bool IsNull => false;

    /// <summary>The deepest existing node on the way down these keys: the best place to point at.</summary>
    internal YamlNode Find(params ReadOnlySpan<string> keys)
    {
        var node = this;
        foreach (var key in keys)
        {
            if ((node as YamlMapping)?[key] is not { } next)
                return node;
            node = next;
        }

        return node;
    }
}
