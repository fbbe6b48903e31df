using System.Buffers;

namespace EShopSim.Reporting.Summaries;

/// <summary>Text that stays text in Markdown.</summary>
internal static class Markdown
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_[]<>|#");

    public static string Escape(string text)
    {
        var oneLine = text.ReplaceLineEndings(" ");
        return oneLine.AsSpan().IndexOfAny(Special) < 0
            ? oneLine
            : string.Concat(oneLine.Select(c => Special.Contains(c) ? $"\\{c}" : c.ToString()));
    }
}
