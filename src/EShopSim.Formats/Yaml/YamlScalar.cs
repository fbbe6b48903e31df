using System.Globalization;

namespace EShopSim.Formats.Yaml;

/// <summary>A scalar; <paramref name="plain"/> when it stands without quotes.</summary>
internal sealed class YamlScalar(Position at, string text, bool plain) : YamlNode(at)
{
    private const int MaxShown = 60;

    internal string Text { get; } = text;

    internal bool Plain { get; } = plain;

    internal override long Weight => 1;

    internal override bool IsNull => Plain && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>Whether YAML 1.1, which Kubernetes' tools read, takes this for a boolean.</summary>
    internal bool LooksBoolean => Plain && Text.ToUpperInvariant() is "TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF";

    /// <summary>Whether YAML takes this for a number.</summary>
    internal bool LooksNumeric => Plain && Text.Length > 0 && (char.IsAsciiDigit(Text[0]) || Text[0] is '-' or '+' or '.')
        && double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>Whether a template engine was meant to fill this in before Kubernetes sees it.</summary>
    internal bool LooksLikeTemplate =>
        (Text.Contains("{{", StringComparison.Ordinal) && Text.Contains("}}", StringComparison.Ordinal))
        || (Text.Contains("${", StringComparison.Ordinal) && Text.Contains('}'))
        || (Text.Length > 2 && Text[0] == '%' && Text[^1] == '%')
        || (Text.StartsWith("<%", StringComparison.Ordinal) && Text.EndsWith("%>", StringComparison.Ordinal));

    internal override string Describe()
    {
        if (IsNull)
            return "nothing";
        var shown = Text.Length <= MaxShown ? Text : string.Concat(Text.AsSpan(0, MaxShown), "…");
        return $"'{shown.ReplaceLineEndings(" ")}'";
    }
}
