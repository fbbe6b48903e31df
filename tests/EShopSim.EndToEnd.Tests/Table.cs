using System.Globalization;
using System.Text;

namespace EShopSim.EndToEnd.Tests;

/// <summary>A CSV file of the results.</summary>
internal sealed class Table
{
    private readonly Dictionary<string, int> _columns;

    private Table(string header, List<string[]> rows)
    {
        Header = header;
        Rows = rows;
        _columns = header.Split(',').Select((name, index) => (name, index)).ToDictionary(c => c.name, c => c.index, StringComparer.Ordinal);
    }

    public string Header { get; }

    public IReadOnlyList<string[]> Rows { get; }

    public static Table Read(string path)
    {
        using var reader = new StreamReader(path);
        var header = reader.ReadLine() ?? throw new InvalidDataException($"{path} is empty.");
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
            rows.Add([.. Fields(line)]);
        return new Table(header, rows);
    }

    public string Text(string[] row, string column) => row[_columns[column]];

    public double Number(string[] row, string column) => double.Parse(Text(row, column), CultureInfo.InvariantCulture);

    public IEnumerable<string[]> Where(string column, string value) => Rows.Where(r => string.Equals(Text(r, column), value, StringComparison.Ordinal));

    private static IEnumerable<string> Fields(string line)
    {
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (quoted && line[i] == '"' && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                yield return field.ToString();
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        yield return field.ToString();
    }
}
