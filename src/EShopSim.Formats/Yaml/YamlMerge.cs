namespace EShopSim.Formats.Yaml;

/// <summary>Merges mappings as a JSON merge patch does (RFC 7386, <c>kubectl patch --type merge</c>).</summary>
internal static class YamlMerge
{
    /// <summary>The patch over what lies below: mappings are merged, all else replaces, and null takes away.</summary>
    internal static YamlMapping Over(YamlMapping below, YamlMapping patch)
    {
        var entries = new List<YamlEntry>();
        foreach (var entry in below.Entries)
        {
            if (patch[entry.Key.Text] is not { } value)
                entries.Add(entry);
            else if (!value.IsNull)
                entries.Add(new YamlEntry(entry.Key, Over(entry.Value, value)));
        }

        entries.AddRange(patch.Entries.Where(entry => below[entry.Key.Text] is null));
        return new YamlMapping(patch.At, entries);
    }

    private static YamlNode Over(YamlNode below, YamlNode patch) =>
        below is YamlMapping lower && patch is YamlMapping upper ? Over(lower, upper) : patch;
}
