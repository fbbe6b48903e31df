using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>RFC 7386 merge patches on manifests.</summary>
internal static class JsonPatch
{
    public static string Apply(string manifest, JsonElement patch)
    {
        var document = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(manifest);
        var json = JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(document))!;
        return Merge(json, JsonNode.Parse(patch.GetRawText())!.AsObject()).ToJsonString();
    }

    private static JsonObject Merge(JsonNode? target, JsonObject patch)
    {
        var merged = target as JsonObject ?? [];
        foreach (var (name, value) in patch)
        {
            var old = merged[name];
            merged.Remove(name);
            if (value is JsonObject inner)
                merged[name] = Merge(old?.DeepClone(), inner);
            else if (value is not null)
                merged[name] = value.DeepClone();
        }

        return merged;
    }
}
