using System.Text.Json;
using System.Text.Json.Nodes;
using EShopSim.Formats.Scenarios.Shapes;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats;

/// <summary>The JSON Schema (2020-12) of the scenario file, made from the same description the reader follows.</summary>
public static class ScenarioSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Lazy<string> Text = new(Write);

    /// <summary>The schema, for editors that complete and check YAML.</summary>
    public static string Json => Text.Value;

    private static string Write()
    {
        var definitions = new SchemaDefinitions();
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = "https://eshopsim.dev/schemas/scenario-v1alpha1.json",
            ["title"] = "EShopSim scenario",
        };
        foreach (var (name, value) in ScenarioShape.Instance.Describe(definitions))
            schema[name] = value?.DeepClone();
        schema["$defs"] = definitions.ToJson();
        return schema.ToJsonString(Indented);
    }
}
