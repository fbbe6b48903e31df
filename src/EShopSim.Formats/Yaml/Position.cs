namespace EShopSim.Formats.Yaml;

/// <summary>A place in the input; line and column from 1.</summary>
internal readonly record struct Position(string File, int Line, int Column);
