using System.Collections;
using YamlDotNet.RepresentationModel;

namespace EShopSim.Reporting.Manifests;

/// <summary>Writes maps, lists, texts and whole numbers as a YAML document; the library quotes what would be read as something else.</summary>
internal static class YamlTextWriter
{
    public static string Write(Map map)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new YamlStream(new YamlDocument(NodeOf(map))).Save(writer, assignAnchors: false);
        var text = writer.ToString();

        // The library ends a document with its explicit mark.
        return text.EndsWith("...\n", StringComparison.Ordinal) ? text[..^4] : text;
    }

    private static YamlNode NodeOf(object? value) => value switch
    {
        null => new YamlScalarNode(""),
        Map map => new YamlMappingNode(map.SelectMany(entry => new[] { NodeOf(entry.Key), NodeOf(entry.Value) })),
        string text => TextNode(text),
        IEnumerable items => new YamlSequenceNode(items.Cast<object?>().Select(NodeOf)),
        _ => new YamlScalarNode(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)),
    };

    // A text that YAML would take for a number, a boolean or nothing must stay a text.
    private static YamlScalarNode TextNode(string text) => new(text)
    {
        Style = text.Length == 0 || double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _) || IsWord(text)
            ? YamlDotNet.Core.ScalarStyle.DoubleQuoted
            : YamlDotNet.Core.ScalarStyle.Any,
    };

    private static bool IsWord(string text) =>
        text.ToUpperInvariant() is "TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "Y" or "N" or "NULL" or "~";
}
