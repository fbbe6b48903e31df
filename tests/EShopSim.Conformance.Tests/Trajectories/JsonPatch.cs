using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>RFC 7386 merge patches on manifests.</summary>
internal static class JsonPatch
{
    /// <summary>The patched manifest as JSON.</summary>
    public static string Apply(string manifest, JsonElement patch) =>
        Merge(Read(manifest), JsonNode.Parse(patch.GetRawText())!.AsObject()).ToJsonString();

    /// <summary>The manifest as JSON.</summary>
    public static string ToJson(string manifest) => Read(manifest).ToJsonString();

    private static JsonNode Read(string manifest)
    {
        var document = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(manifest);
        return JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(document))!;
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
