using System.Text;

namespace EShopSim.Reporting.Summaries;

/// <summary>Sentences within the width of a terminal.</summary>
internal static class Paragraph
{
    /// <summary>The text with line feeds between words where a line would become too long.</summary>
    public static string Wrap(string text, int width)
    {
        var wrapped = new StringBuilder();
        var column = 0;
        foreach (var word in text.Split(' '))
        {
            if (column > 0 && column + 1 + word.Length > width)
            {
                wrapped.Append('\n');
                column = 0;
            }
            else if (column > 0)
            {
                wrapped.Append(' ');
                column++;
            }

            wrapped.Append(word);
            column += word.Length;
        }

        return wrapped.ToString();
    }
}
