using System.Text.Json;

namespace EShopSim.Conformance.Tests;

/// <summary>Reads optional members of a case.</summary>
internal static class Json
{
    public static JsonElement? Get(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static int Int(this JsonElement element, string name) => element.Get(name)?.GetInt32() ?? 0;

    public static long Long(this JsonElement element, string name) => element.Get(name)?.GetInt64() ?? 0;

    public static double Double(this JsonElement element, string name) => element.Get(name)?.GetDouble() ?? 0;

    public static bool Flag(this JsonElement element, string name) => element.Get(name)?.GetBoolean() ?? false;

    public static string Text(this JsonElement element, string name) => element.Get(name)?.GetString() ?? "";

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Get(name)?.EnumerateArray() ?? Enumerable.Empty<JsonElement>();

    public static TEnum Enum<TEnum>(this JsonElement element, string name)
        where TEnum : struct =>
        System.Enum.Parse<TEnum>(element.Text(name));
}
