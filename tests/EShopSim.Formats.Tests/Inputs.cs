using System.Text.Json;

namespace EShopSim.Formats.Tests;

/// <summary>Short ways to read text.</summary>
internal static class Inputs
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true };

    public static ManifestReading Manifests(string yaml) => ManifestReader.Read(["-"], new StringReader(yaml));

    public static ScenarioReading Scenario(string yaml, params string[] settings) =>
        ScenarioReader.Read(new ScenarioInput { Path = "-", StandardInput = new StringReader(yaml), Settings = settings });

    /// <summary>Records with lists compare by reference; their JSON compares by value.</summary>
    public static string Json<T>(T value) => JsonSerializer.Serialize(value, Options);
}
