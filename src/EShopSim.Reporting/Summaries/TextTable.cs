using System.Text;

namespace EShopSim.Reporting.Summaries;

/// <summary>A small table, for a terminal and for Markdown.</summary>
internal sealed class TextTable(params Column[] columns)
{
    private const int Gap = 2;
    private const int LeastNameWidth = 8;

    private readonly List<string[]> _rows = [];

    public bool IsEmpty => _rows.Count == 0;

    public void Add(params string[] cells)
    {
        if (cells.Length != columns.Length)
            throw new ArgumentException($"{cells.Length} cells for {columns.Length} columns", nameof(cells));
        _rows.Add(cells);
    }

    /// <summary>Aligned columns within a width: long text is cut, then the columns that may go are dropped, then the first one is cut.</summary>
    public string ToText(int width)
    {
        var shown = Enumerable.Range(0, columns.Length).ToList();
        var widths = columns.Select((column, c) => Math.Max(column.Header.Length, _rows.Max(row => row[c].Length))).ToArray();
        foreach (var c in shown.Where(c => columns[c].LeastWidth > 0))
            Cut(c, columns[c].LeastWidth);
        while (Total(shown, widths) > width && shown.Exists(c => columns[c].DropOrder > 0))
            shown.Remove(shown.MaxBy(c => columns[c].DropOrder));
        Cut(0, LeastNameWidth);

        var text = new StringBuilder();
        Append(text, columns.Select(c => c.Header.ToUpperInvariant()).ToArray(), shown, widths);
        foreach (var row in _rows)
            Append(text, row, shown, widths);
        return text.ToString();

        void Cut(int column, int least) =>
            widths[column] = Math.Min(widths[column], Math.Max(least, widths[column] - Math.Max(0, Total(shown, widths) - width)));
    }

    /// <summary>A Markdown table.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append("| ").AppendJoin(" | ", columns.Select(c => c.Header)).Append(" |\n");
        text.Append('|').AppendJoin('|', columns.Select(c => c.IsNumber ? "---:" : "---")).Append("|\n");
        foreach (var row in _rows)
            text.Append("| ").AppendJoin(" | ", row.Select(Markdown.Escape)).Append(" |\n");
        return text.ToString();
    }

    private static int Total(List<int> shown, int[] widths) => shown.Sum(c => widths[c]) + ((shown.Count - 1) * Gap);

    private void Append(StringBuilder text, string[] cells, List<int> shown, int[] widths)
    {
        var line = string.Join(new string(' ', Gap), shown.Select(c =>
        {
            var cell = Shorten(cells[c], widths[c]);
            return columns[c].IsNumber ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]);
        }));
        text.Append(line.TrimEnd()).Append('\n');
    }

    internal static string Shorten(string text, int width) => text.Length <= width ? text : text[..Math.Max(0, width - 1)] + "…";
}
