namespace EShopSim.Formats.Yaml;

/// <summary>Reads the documents of a YAML (or JSON) text, each on its own, so that a mistake in one leaves the others readable.</summary>
internal static class YamlText
{
    /// <summary>The root nodes of all documents that are not empty.</summary>
    internal static IReadOnlyList<YamlNode> Parse(string file, string text, Findings findings)
    {
        var roots = new List<YamlNode>();
        foreach (var part in YamlParts.Of(text))
            ParsePart(file, part, findings, roots);
        return roots;
    }

    /// <summary>The one value a text holds, all of it at one place: for what stands inside another file or an option.</summary>
    internal static YamlNode? ParseValue(Position at, string text, Findings findings)
    {
        var roots = new List<YamlNode>();
        try
        {
            var builder = new YamlTreeBuilder(text, at.File, 0, at, findings);
            while (builder.Next() is { } root)
                roots.Add(root);
        }
        catch (YamlException error)
        {
            findings.Add(DiagnosticCodes.Syntax, at, $"'{text}' is not YAML: {YamlErrors.Clean(error.Message)}");
            return null;
        }
        catch (UnreadableYamlException error)
        {
            findings.Add(error.Code, at, error.Message);
            return null;
        }

        return roots.Count == 1 ? roots[0] : new YamlScalar(at, "", plain: true);
    }

    private static void ParsePart(string file, YamlPart part, Findings findings, List<YamlNode> roots)
    {
        try
        {
            var builder = new YamlTreeBuilder(part.Text, file, part.LinesBefore, null, findings);
            while (builder.Next() is { } root)
            {
                if (!root.IsNull)
                    roots.Add(root);
            }
        }
        catch (YamlException error)
        {
            YamlErrors.Report(file, part, error, findings);
        }
        catch (UnreadableYamlException error)
        {
            findings.Add(error.Code, error.At, error.Message);
        }
    }
}
