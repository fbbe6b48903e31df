using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using EShopSim.Formats.Settings;

namespace EShopSim.Formats.Shapes;

/// <summary>An object with declared fields: one description serves reading, the search for misspelt fields and the JSON Schema.</summary>
internal sealed class ObjectShape<T> : Shape<T>
{
    private readonly string _expected;
    private readonly IReadOnlyList<FieldDeclaration> _fields;
    private readonly HashSet<string> _ignored;
    private readonly HashSet<string> _known;
    private readonly Func<FieldValues, T> _build;

    /// <param name="expected">What is expected, for messages: <c>a probe</c>.</param>
    /// <param name="declare">Declares the fields, and answers with the function that makes the object from their values.</param>
    internal ObjectShape(string expected, Func<Fields, Func<FieldValues, T>> declare)
    {
        var fields = new Fields();
        _expected = expected;
        _build = declare(fields);
        _fields = fields.Declarations;
        _ignored = fields.Ignored;
        _known = new HashSet<string>(_fields.Select(field => field.Name), StringComparer.Ordinal);
    }

    internal override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is not YamlMapping mapping)
        {
            context.ReportForm(node, _expected + " (a mapping)");
            return false;
        }

        ReportUnknown(mapping, context);
        var values = new object?[_fields.Count];
        var good = true;
        for (var i = 0; i < values.Length; i++)
            good &= Read(_fields[i], mapping, context, out values[i]);
        if (good)
            value = _build(new FieldValues(mapping, context, values));
        return good;
    }

    internal override JsonObject Describe(SchemaDefinitions definitions)
    {
        var properties = new JsonObject();
        foreach (var field in _fields)
        {
            var json = field.Describe(definitions);
            json["description"] = field.Doc;
            properties[field.Name] = json;
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        var required = _fields.Where(field => field.Required).Select(field => (JsonNode)field.Name).ToArray();
        if (required.Length > 0)
            schema["required"] = new JsonArray(required);
        return schema;
    }

    private static bool Read(FieldDeclaration field, YamlMapping mapping, ReadContext context, out object? value)
    {
        value = field.Default;
        if (mapping[field.Name] is not { IsNull: false } node)
        {
            if (field.Required)
                context.Report(DiagnosticCodes.MissingField, mapping, $"'{field.Name}' is missing: {field.Doc}");
            return !field.IsEssential;
        }

        context.Enter("." + field.Name);
        var good = field.Read(node, context, out var read);
        context.Leave();
        if (good)
            value = read;
        return good || !field.IsEssential;
    }

    private void ReportUnknown(YamlMapping mapping, ReadContext context)
    {
        foreach (var entry in mapping.Entries)
        {
            var name = entry.Key.Text;
            if (_known.Contains(name) || _ignored.Contains(name))
                continue;
            var meant = Suggestion.Nearest(name, _fields.Select(field => field.Name).Where(field => mapping[field] is null || Setting.Made(entry.Key)));
            if (Setting.Made(entry.Key))
                context.Report(DiagnosticCodes.Setting, entry.Key, meant is null ? $"there is no field '{name}' here that the simulation knows" : $"there is no field '{name}' here (did you mean '{meant}'?)");
            else if (context.Strict)
                context.Report(DiagnosticCodes.UnknownField, entry.Key, meant is null ? $"there is no field '{name}' here (there are: {string.Join(", ", _fields.Select(field => field.Name))})" : $"there is no field '{name}' here (did you mean '{meant}'?)");
            else if (meant is not null && IsMisspelling(name, meant))
                context.Report(DiagnosticCodes.MisspeltField, entry.Key, $"Kubernetes knows no field '{name}' here and ignores or refuses it (did you mean '{meant}'?)");
        }
    }

    // Manifests hold many fields that do not matter here, some with similar names; only near misses of long names count.
    private static bool IsMisspelling(string name, string meant)
    {
        var distance = Suggestion.Distance(name, meant);
        return distance <= 1 || (distance == 2 && name.Length >= 8);
    }
}
