namespace EShopSim.Formats.Yaml;

/// <summary>A stretch of a file between document markers.</summary>
/// <param name="Text">The stretch, with its marker.</param>
/// <param name="LinesBefore">How many lines of the file come before it.</param>
internal sealed record YamlPart(string Text, int LinesBefore);
