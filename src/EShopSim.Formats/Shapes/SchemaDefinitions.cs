using System.Text.Json.Nodes;

namespace EShopSim.Formats.Shapes;

/// <summary>The <c>$defs</c> of a JSON Schema: forms that several fields share.</summary>
internal sealed class SchemaDefinitions
{
    private readonly SortedDictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);

    /// <summary>A reference to a definition, which is made when it is first asked for.</summary>
    internal JsonObject Reference(string name, Func<JsonObject> describe)
    {
        if (!_definitions.ContainsKey(name))
            _definitions[name] = describe();
        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    internal JsonObject ToJson()
    {
        var json = new JsonObject();
        foreach (var (name, definition) in _definitions)
            json[name] = definition;
        return json;
    }
}
