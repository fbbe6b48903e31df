namespace EShopSim.Formats.Yaml;

/// <summary>Splits a stream at its document markers: a line that starts with <c>---</c> ends even a block scalar (YAML 1.2, 9.1.2).</summary>
internal static class YamlParts
{
    internal static IEnumerable<YamlPart> Of(string text)
    {
        var partStart = 0;
        var partLine = 0;
        var line = 0;
        var blank = true;
        for (var start = 0; start < text.Length; line++)
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end + 1;
            if (start > partStart && IsMarker(text, start))
            {
                // Directives (%YAML) belong to the document that follows them.
                if (!blank)
                    yield return new YamlPart(text[partStart..start], partLine);
                if (!blank || !HasDirective(text, partStart, start))
                    (partStart, partLine) = (start, line);
                blank = true;
            }

            blank &= IsBlank(text, start, next);
            start = next;
        }

        if (!blank)
            yield return new YamlPart(text[partStart..], partLine);
    }

    private static bool IsMarker(string text, int start) =>
        string.CompareOrdinal(text, start, "---", 0, 3) == 0
        && (start + 3 == text.Length || char.IsWhiteSpace(text[start + 3]));

    // Nothing but a bare marker, a comment or a directive.
    private static bool IsBlank(string text, int start, int next)
    {
        var line = text.AsSpan(start, next - start);
        if (line.StartsWith("%"))
            return true;
        if (line.StartsWith("---"))
            line = line[3..];
        line = line.Trim();
        return line.IsEmpty || line[0] == '#';
    }

    private static bool HasDirective(string text, int start, int end)
    {
        var part = text.AsSpan(start, end - start);
        return part.StartsWith("%") || part.Contains("\n%", StringComparison.Ordinal);
    }
}
