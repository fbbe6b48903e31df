namespace EShopSim.Formats.Settings;

/// <summary>A step down a path: into a field, or with <paramref name="Element"/> into an element of a list, by index or by name.</summary>
internal sealed record SettingStep(string? Name, string? Element);
