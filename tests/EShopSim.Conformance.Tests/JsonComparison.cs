using System.Text.Json;

namespace EShopSim.Conformance.Tests;

/// <summary>Equality of JSON values: numbers by value, objects whatever the order of their members.</summary>
internal static class JsonComparison
{
    public static bool AreEqual(JsonElement expected, JsonElement actual)
    {
        if (expected.ValueKind != actual.ValueKind)
            return false;
        return expected.ValueKind switch
        {
            JsonValueKind.Number => AreEqualNumbers(expected, actual),
            JsonValueKind.String => string.Equals(expected.GetString(), actual.GetString(), StringComparison.Ordinal),
            JsonValueKind.Array => AreEqualArrays(expected, actual),
            JsonValueKind.Object => AreEqualObjects(expected, actual),
            _ => true,
        };
    }

    private static bool AreEqualNumbers(JsonElement expected, JsonElement actual) =>
        expected.TryGetDecimal(out var left) && actual.TryGetDecimal(out var right)
            ? left == right
            : expected.GetDouble() == actual.GetDouble();

    private static bool AreEqualArrays(JsonElement expected, JsonElement actual) =>
        expected.GetArrayLength() == actual.GetArrayLength()
        && expected.EnumerateArray().Zip(actual.EnumerateArray()).All(pair => AreEqual(pair.First, pair.Second));

    private static bool AreEqualObjects(JsonElement expected, JsonElement actual) =>
        expected.EnumerateObject().Count() == actual.EnumerateObject().Count()
        && expected.EnumerateObject().All(member =>
            actual.TryGetProperty(member.Name, out var other) && AreEqual(member.Value, other));
}
