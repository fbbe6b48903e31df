namespace EShopSim.Formats.Manifests;

/// <summary>An object and the document it was read from.</summary>
internal sealed record Manifest<T>(T Object, YamlMapping Document);
