namespace EShopSim.Formats.Shapes;

/// <summary>A value and the node it was read from.</summary>
internal readonly record struct Located<T>(T Value, YamlNode Node);
