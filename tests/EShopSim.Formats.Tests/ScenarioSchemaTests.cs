using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EShopSim.Formats.Tests;

public sealed partial class ScenarioSchemaTests
{
    [Fact]
    public void The_schema_knows_every_field_of_the_format_with_a_description()
    {
        var schema = JsonNode.Parse(ScenarioSchema.Json)!;
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)schema["$schema"]);
        var fields = new List<(string Name, JsonNode Schema)>();
        Collect(schema, fields);
        Assert.All(fields, field => Assert.False(string.IsNullOrEmpty((string?)field.Schema["description"]), field.Name));
        string[] expected = ["kubernetesVersion", "duration", "nodePools", "hourlyPrice", "cpuDemand", "parallel", "retries", "mix", "stages", "trace", "cpuFactor", "nodeFailure", "zoneFailure", "p999", "errorRate", "executor", "preAllocatedVUs", "startVUs", "journey", "patience", "bursts", "batch", "tile"];
        Assert.Empty(expected.Except(fields.Select(field => field.Name)));
    }

    [Fact]
    public void Every_reference_leads_to_a_definition()
    {
        var schema = JsonNode.Parse(ScenarioSchema.Json)!;
        var definitions = schema["$defs"]!.AsObject();
        var references = ScenarioSchema.Json.Split("\"#/$defs/").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)]).ToArray();
        Assert.NotEmpty(references);
        Assert.All(references, name => Assert.True(definitions.ContainsKey(name), name));
    }

    [Fact]
    public void The_document_names_every_field_and_no_other()
    {
        var fields = new List<(string Name, JsonNode Schema)>();
        Collect(JsonNode.Parse(ScenarioSchema.Json), fields);
        var known = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var document = File.ReadAllText(Path.Combine(Folders.Repository, "docs", "scenarios.md"));
        var named = CodeText().Matches(document).SelectMany(code => Word().Matches(code.Value)).Select(word => word.Value).ToHashSet(StringComparer.Ordinal);
        Assert.All(known, field => Assert.Contains(field, named));

        var rows = FieldTable().Matches(document).SelectMany(table => RowHead().Matches(table.Value)).SelectMany(head => Word().Matches(head.Groups["names"].Value)).Select(word => word.Value);
        Assert.All(rows, field => Assert.Contains(field, known));
    }

    [GeneratedRegex("```.*?```|`[^`\n]+`", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeText();

    [GeneratedRegex("[A-Za-z0-9]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"^\| field.*\n\|-.*\n(?:\|.*\n)+", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FieldTable();

    [GeneratedRegex(@"^\| (?<names>`[^|]*`) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RowHead();

    private static void Collect(JsonNode? node, List<(string Name, JsonNode Schema)> fields)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                Collect(item, fields);
        }

        if (node is not JsonObject json)
            return;
        if (json["properties"] is JsonObject properties)
            fields.AddRange(properties.Select(property => (property.Key, property.Value!)));
        foreach (var (_, value) in json)
            Collect(value, fields);
    }
}
