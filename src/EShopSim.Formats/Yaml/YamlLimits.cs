namespace EShopSim.Formats.Yaml;

/// <summary>Bounds of what is read, far beyond any real manifest, so that hostile input ends early.</summary>
internal static class YamlLimits
{
    /// <summary>Levels of nesting.</summary>
    internal const int MaxDepth = 100;

    /// <summary>Nodes of one document, aliases counted in full.</summary>
    internal const long MaxNodes = 4_000_000;

    /// <summary>Characters of one file.</summary>
    internal const int MaxCharacters = 64 * 1024 * 1024;

    /// <summary>A sum of weights that stops at one above the bound.</summary>
    internal static long Add(long left, long right) => Math.Min(left + right, MaxNodes + 1);
}
