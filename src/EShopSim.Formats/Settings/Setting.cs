namespace EShopSim.Formats.Settings;

/// <summary>One <c>--set PATH=VALUE</c>.</summary>
/// <param name="Path">The path, as written.</param>
/// <param name="Value">The value, read as YAML.</param>
/// <param name="At">Where findings about the path point.</param>
internal sealed record Setting(string Path, YamlNode Value, Position At)
{
    /// <summary>How places in options begin, in the place of a file's name.</summary>
    internal const string Option = "--set ";

    /// <summary>Whether the path leads into a manifest: <c>kind/name.path</c>.</summary>
    internal bool IsForManifest => Path.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 && Path.AsSpan(0, slash).IndexOfAny('.', '[') < 0;

    /// <summary>Whether a node comes from an option.</summary>
    internal static bool Made(YamlNode node) => node.At.File.StartsWith(Option, StringComparison.Ordinal);
}
