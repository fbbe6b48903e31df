using System.Text.Json;

namespace EShopSim.Conformance.Tests;

/// <summary>A file of cases, from the folder that ESHOPSIM_CONFORMANCE names or from the copy beside the tests.</summary>
internal static class VectorFile
{
    private static string Folder =>
        Environment.GetEnvironmentVariable("ESHOPSIM_CONFORMANCE") is { Length: > 0 } folder
            ? folder
            : Path.Combine(AppContext.BaseDirectory, "vectors");

    /// <summary>The cases of a file; null when the folder does not hold it.</summary>
    public static IReadOnlyList<JsonElement>? TryRead(string name)
    {
        var path = Path.Combine(Folder, name + ".json");
        if (!File.Exists(path))
            return null;
        using var stream = File.OpenRead(path);
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone().EnumerateArray().ToArray();
    }
}
