namespace EShopSim.Formats.Manifests.Objects;

/// <summary>A part of a host's pods.</summary>
internal sealed record IstioSubset(string Name, IReadOnlyDictionary<string, string> Labels);
