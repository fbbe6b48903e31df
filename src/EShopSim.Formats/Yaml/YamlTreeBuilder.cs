using YamlDotNet.Core.Events;

namespace EShopSim.Formats.Yaml;

/// <summary>Builds trees from the parser's events: with places, within bounds, aliases and merge keys (<c>&lt;&lt;</c>) resolved.</summary>
internal sealed class YamlTreeBuilder
{
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly string _file;
    private readonly int _linesBefore;
    private readonly Position? _fixedPlace;
    private readonly Findings _findings;
    private readonly Dictionary<string, YamlNode?> _anchors = new(StringComparer.Ordinal);
    private long _nodes;

    /// <param name="text">The text.</param>
    /// <param name="file">The file's name for findings.</param>
    /// <param name="linesBefore">Lines of the file before the text.</param>
    /// <param name="fixedPlace">The place every node gets, where the text stands inside something else.</param>
    /// <param name="findings">Where duplicate keys are reported.</param>
    internal YamlTreeBuilder(string text, string file, int linesBefore, Position? fixedPlace, Findings findings)
    {
        _scanner = new Scanner(new StringReader(text), skipComments: true);
        _parser = new Parser(_scanner);
        _file = file;
        _linesBefore = linesBefore;
        _fixedPlace = fixedPlace;
        _findings = findings;
    }

    /// <summary>The root of the next document; null at the end.</summary>
    /// <exception cref="YamlException">The text is not YAML.</exception>
    /// <exception cref="UnreadableYamlException">The document is beyond the bounds.</exception>
    internal YamlNode? Next()
    {
        while (Advance())
        {
            if (_parser.Current is not DocumentStart)
                continue;
            _anchors.Clear();
            _nodes = 0;
            Advance();
            return Node(0);
        }

        return null;
    }

    private bool Advance()
    {
        try
        {
            return _parser.MoveNext();
        }
        catch (InvalidOperationException error)
        {
            // The scanner's answer to some flow mappings that are never closed.
            var mark = _scanner.CurrentPosition;
            var at = _fixedPlace ?? new Position(_file, (int)mark.Line + _linesBefore, (int)mark.Column);
            throw new UnreadableYamlException(DiagnosticCodes.Syntax, at, "not YAML: is a bracket or quote before this place never closed?", error);
        }
    }

    private YamlNode Node(int depth)
    {
        var parsed = _parser.Current!;
        var at = At(parsed);
        if (depth > YamlLimits.MaxDepth)
            throw new UnreadableYamlException(DiagnosticCodes.TooLarge, at, $"nested deeper than {YamlLimits.MaxDepth} levels");
        if (++_nodes > YamlLimits.MaxNodes)
            throw new UnreadableYamlException(DiagnosticCodes.TooLarge, at, $"a document of more than {YamlLimits.MaxNodes} values");
        return parsed switch
        {
            AnchorAlias alias => Resolve(alias, at),
            Scalar scalar => Keep(scalar.Anchor, new YamlScalar(at, scalar.Value, scalar.IsPlainImplicit && scalar.Style == ScalarStyle.Plain)),
            SequenceStart sequence => Keep(sequence.Anchor, Sequence(sequence, at, depth)),
            MappingStart mapping => Keep(mapping.Anchor, Mapping(mapping, at, depth)),
            _ => throw new UnreadableYamlException(DiagnosticCodes.Syntax, at, "not YAML: a value was expected here"),
        };
    }

    private YamlSequence Sequence(SequenceStart start, Position at, int depth)
    {
        Open(start.Anchor);
        var items = new List<YamlNode>();
        while (Advance() && _parser.Current is not SequenceEnd)
            items.Add(Node(depth + 1));
        return new YamlSequence(at, items);
    }

    private YamlMapping Mapping(MappingStart start, Position at, int depth)
    {
        Open(start.Anchor);
        var entries = new List<YamlEntry>();
        var merged = new List<YamlMapping>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (Advance() && _parser.Current is not MappingEnd)
        {
            var key = Key(Node(depth + 1));
            Advance();
            var value = Node(depth + 1);
            if (key is { Plain: true, Text: "<<" })
                Merge(value, merged);
            else if (keys.Add(key.Text))
                entries.Add(new YamlEntry(key, value));
            else
                _findings.Add(DiagnosticCodes.DuplicateKey, key.At, $"'{key.Text}' stands twice in this mapping; remove one");
        }

        foreach (var entry in merged.SelectMany(mapping => mapping.Entries))
        {
            if (keys.Add(entry.Key.Text))
                entries.Add(entry);
        }

        return new YamlMapping(at, entries);
    }

    private static YamlScalar Key(YamlNode key)
    {
        if (key is YamlScalar scalar)
            return scalar;
        // {{ .Values.x }} without quotes is, to YAML, a mapping whose key is a mapping.
        throw key is YamlMapping
            ? new UnreadableYamlException(DiagnosticCodes.Template, key.At, "'{{ … }}' is a template expression; render the file first (helm template, kustomize build) and give the result")
            : new UnreadableYamlException(DiagnosticCodes.Syntax, key.At, "a list cannot be a key");
    }

    private void Merge(YamlNode value, List<YamlMapping> merged)
    {
        IReadOnlyList<YamlNode> sources = value is YamlSequence sequence ? sequence.Items : [value];
        foreach (var source in sources)
        {
            if (source is not YamlMapping mapping)
                throw new UnreadableYamlException(DiagnosticCodes.Syntax, source.At, "'<<' merges mappings only");
            merged.Add(mapping);
            _nodes += mapping.Entries.Count;
        }
    }

    private void Open(AnchorName anchor)
    {
        if (!anchor.IsEmpty)
            _anchors[anchor.Value] = null;
    }

    private YamlNode Keep(AnchorName anchor, YamlNode node)
    {
        if (!anchor.IsEmpty)
            _anchors[anchor.Value] = node;
        if (node.Weight > YamlLimits.MaxNodes)
            throw new UnreadableYamlException(DiagnosticCodes.TooLarge, node.At, $"aliases unfold to more than {YamlLimits.MaxNodes} values");
        return node;
    }

    private YamlNode Resolve(AnchorAlias alias, Position at)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var node))
            throw new UnreadableYamlException(DiagnosticCodes.Syntax, at, $"not YAML: alias '*{alias.Value.Value}' has no anchor '&{alias.Value.Value}' before it");
        return node ?? throw new UnreadableYamlException(DiagnosticCodes.Syntax, at, $"alias '*{alias.Value.Value}' stands inside its own anchor");
    }

    private Position At(ParsingEvent parsed) =>
        _fixedPlace ?? new Position(_file, (int)parsed.Start.Line + _linesBefore, (int)parsed.Start.Column);
}
