using System.CommandLine;
using EShopSim.Formats;

namespace EShopSim.Cli;

/// <summary><c>--variant NAME:PATH=VALUE,…</c>: one scenario with other settings.</summary>
internal sealed class VariantOptions
{
    private readonly Option<string[]> _variants = new("--variant")
    {
        Description = "The scenario with other settings: a name, a colon, and settings as for --set, with commas between. Repeatable.",
        HelpName = "NAME:PATH=VALUE,…",
        AllowMultipleArgumentsPerToken = false,
    };

    public void AddTo(Command command) => command.Options.Add(_variants);

    public IReadOnlyList<string> Of(ParseResult parsed) => parsed.GetValue(_variants) ?? [];

    /// <summary>The name and the settings of a variant; null where the text is none.</summary>
    public static (string Name, IReadOnlyList<string> Settings)? Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == text.Length - 1 || text.AsSpan(0, colon).IndexOfAny('=', '/', '\\') >= 0)
            return null;
        return (text[..colon].Trim(), Split(text[(colon + 1)..]));
    }

    // Commas within brackets, braces or quotes belong to the value.
    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        var (depth, quote, start) = (0, '\0', 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'')
                quote = c;
            else if (c is '[' or '{')
                depth++;
            else if (c is ']' or '}')
                depth--;
            else if (c == ',' && depth == 0)
            {
                parts.Add(text[start..i].Trim());
                start = i + 1;
            }
        }

        parts.Add(text[start..].Trim());
        return parts;
    }
}
