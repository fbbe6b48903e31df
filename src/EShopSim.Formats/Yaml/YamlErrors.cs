using System.Text.RegularExpressions;

namespace EShopSim.Formats.Yaml;

/// <summary>Says in plain words why a text is not YAML.</summary>
internal static partial class YamlErrors
{
    internal static void Report(string file, YamlPart part, YamlException error, Findings findings)
    {
        var at = new Position(file, (int)Math.Max(1, error.Start.Line) + part.LinesBefore, (int)Math.Max(1, error.Start.Column));
        var lines = part.Text.Split('\n');
        var index = (int)Math.Clamp(error.Start.Line - 1, 0, lines.Length - 1);
        if (FindTemplate(lines, index) is { } template)
        {
            findings.Add(
                DiagnosticCodes.Template, at with { Line = template + 1 + part.LinesBefore, Column = lines[template].IndexOf("{{", StringComparison.Ordinal) + 1 },
                "the file is a template, not YAML yet; render it first (helm template, kustomize build) and give the result");
            return;
        }

        if (FindTab(lines, index, error.Message) is { } tab)
        {
            findings.Add(
                DiagnosticCodes.Syntax, at with { Line = tab + 1 + part.LinesBefore, Column = lines[tab].IndexOf('\t', StringComparison.Ordinal) + 1 },
                "YAML does not allow tabs for indentation; use spaces");
            return;
        }

        findings.Add(DiagnosticCodes.Syntax, at, $"not YAML: {Clean(error.Message)}");
    }

    /// <summary>The parser's words without its own positions.</summary>
    internal static string Clean(string message)
    {
        var text = OwnPosition().Replace(message, "").ReplaceLineEndings(" ").Trim();
        return text.Length == 0 ? "it cannot be read here" : char.ToLowerInvariant(text[0]) + text[1..].TrimEnd('.');
    }

    // The parser stumbles at the expression or shortly after the line that holds it.
    private static int? FindTemplate(string[] lines, int index)
    {
        for (var i = index; i >= Math.Max(0, index - 2); i--)
        {
            var open = lines[i].IndexOf("{{", StringComparison.Ordinal);
            if (open >= 0 && lines[i].IndexOf("}}", open, StringComparison.Ordinal) > 0)
                return i;
        }

        return null;
    }

    private static int? FindTab(string[] lines, int index, string message)
    {
        // The parser names the place where the mapping began, the tab comes after it.
        var last = message.Contains("tab", StringComparison.Ordinal) ? lines.Length - 1 : index;
        for (var i = Math.Max(0, index - 1); i <= last; i++)
        {
            if (lines[i].AsSpan().TrimStart(' ').StartsWith("\t"))
                return i;
        }

        return null;
    }

    [GeneratedRegex(@"\(Line: \d+, Col: \d+, Idx: \d+\)( - )?(\(Line: \d+, Col: \d+, Idx: \d+\))?:?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OwnPosition();
}
