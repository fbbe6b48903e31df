using System.Collections;

namespace EShopSim.Reporting.Manifests;

/// <summary>A YAML mapping to be written, in the order in which its keys were first set.</summary>
internal sealed class Map : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly List<KeyValuePair<string, object?>> _entries = [];

    public int Count => _entries.Count;

    public object? this[string key]
    {
        set
        {
            var entry = KeyValuePair.Create(key, value);
            var at = _entries.FindIndex(e => string.Equals(e.Key, key, StringComparison.Ordinal));
            if (at < 0)
                _entries.Add(entry);
            else
                _entries[at] = entry;
        }
    }

    public object? GetValueOrDefault(string key) => _entries.Find(e => string.Equals(e.Key, key, StringComparison.Ordinal)).Value;

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
