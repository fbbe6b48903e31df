namespace EShopSim.Formats.Shapes;

/// <summary>Collects the declarations of an object's fields.</summary>
internal sealed class Fields
{
    private readonly List<FieldDeclaration> _declarations = [];

    internal IReadOnlyList<FieldDeclaration> Declarations => _declarations;

    /// <summary>Names that exist in Kubernetes but do not matter here: known, so that nothing is suggested in their place.</summary>
    internal HashSet<string> Ignored { get; } = new(StringComparer.Ordinal);

    /// <summary>A field without which nothing can be made of the object.</summary>
    internal Field<T> Essential<T>(string name, Shape<T> shape, string doc) =>
        Declare<T, T>(name, shape, doc, required: true, essential: true, default!);

    /// <summary>A field that must be there; where it is not, the reading goes on with the fallback.</summary>
    internal Field<T> Required<T>(string name, Shape<T> shape, T fallback, string doc) =>
        Declare<T, T>(name, shape, doc, required: true, essential: false, fallback);

    /// <summary>A field with a default.</summary>
    internal Field<T> Optional<T>(string name, Shape<T> shape, T fallback, string doc) =>
        Declare<T, T>(name, shape, doc, required: false, essential: false, fallback);

    /// <summary>A field that may be absent.</summary>
    internal Field<T?> Maybe<T>(string name, Shape<T> shape, string doc)
        where T : class => Declare<T, T?>(name, shape, doc, required: false, essential: false, null);

    /// <summary>A field that may be absent.</summary>
    internal Field<T?> MaybeValue<T>(string name, Shape<T> shape, string doc)
        where T : struct => Declare<T, T?>(name, shape, doc, required: false, essential: false, null);

    /// <summary>Fields that exist but do not matter here.</summary>
    internal void Ignore(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            Ignored.Add(name);
    }

    private Field<TResult> Declare<T, TResult>(string name, Shape<T> shape, string doc, bool required, bool essential, TResult fallback)
    {
        bool Read(YamlNode node, ReadContext context, out object? value)
        {
            var good = shape.TryRead(node, context, out var read);
            value = read;
            return good;
        }

        _declarations.Add(new FieldDeclaration(name, required, doc, fallback, essential, Read, shape.Describe));
        return new Field<TResult>(_declarations.Count - 1, name);
    }
}
