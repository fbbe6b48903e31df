using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Manifests;

/// <summary>The objects of one kind, in the order they were read; a later one of the same name takes the earlier one's place.</summary>
internal sealed class ObjectList<T>(string kind)
    where T : class
{
    private readonly List<Manifest<T>> _items = [];
    private readonly Dictionary<(string Namespace, string Name), int> _index = [];

    internal IReadOnlyList<Manifest<T>> Items => _items;

    internal IReadOnlyList<T> Objects => [.. _items.Select(item => item.Object)];

    internal Manifest<T>? Find(string @namespace, string name) => _index.TryGetValue((@namespace, name), out var i) ? _items[i] : null;

    internal void Read(ManifestDocument document, Shape<T> shape, ReadContext context, bool clusterWide = false, bool mayRepeat = false)
    {
        if (shape.TryRead(document.Root, context, out var read))
            Add(read, document, document.Name, context, clusterWide, mayRepeat);
    }

    /// <summary>Adds an object that a document stands for, under a name of its own.</summary>
    internal void Add(T read, ManifestDocument document, string name, ReadContext context, bool clusterWide = false, bool mayRepeat = false)
    {
        var key = (clusterWide ? "" : document.Namespace, name);
        var manifest = new Manifest<T>(read, document.Root);
        if (!_index.TryGetValue(key, out var earlier))
        {
            _index[key] = _items.Count;
            _items.Add(manifest);
            return;
        }

        if (mayRepeat)
            return;
        var before = _items[earlier].Document.At;
        context.Findings.Add(
            DiagnosticCodes.DuplicateObject, document.Root.Find("metadata", "name").At,
            FormattableString.Invariant($"{kind} '{(clusterWide ? "" : document.Namespace + "/")}{name}' is defined a second time and replaces the one at {before.File}:{before.Line}"));
        _items[earlier] = manifest;
    }
}
