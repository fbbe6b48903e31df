using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using EShopSim.Formats.Files;
using EShopSim.Formats.Scenarios.Declarations;

namespace EShopSim.Formats.Scenarios;

/// <summary>Reads a traffic trace: CSV with a column of stamps, in seconds or in ISO 8601, and one of rates.</summary>
internal static class TraceReader
{
    private const double MaxStampSeconds = 1e11;
    private const double MaxRate = 10_000_000;
    private const int MaxMistakes = 20;

    /// <summary>The rows; null where the trace cannot be used, after the reasons were reported.</summary>
    internal static IReadOnlyList<TraceRow>? Read(string path, TraceColumns columns, Position wantedAt, Findings findings)
    {
        if (InputFiles.Read(path, wantedAt, findings) is not { } input)
            return null;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim, IgnoreBlankLines = true, BadDataFound = null };
        using var parser = new CsvParser(new StringReader(input.Text), configuration);
        if (!parser.Read())
        {
            findings.Add(DiagnosticCodes.Trace, InputFiles.Start(input.Name), $"the trace is empty; it begins with the line {columns.Time},{columns.Rate}");
            return null;
        }

        var stampColumn = Column(parser, columns.Time, columns, input.Name, findings);
        var rateColumn = Column(parser, columns.Rate, columns, input.Name, findings);
        return stampColumn < 0 || rateColumn < 0 ? null : Rows(parser, columns, stampColumn, rateColumn, input.Name, findings);
    }

    private static List<TraceRow>? Rows(CsvParser parser, TraceColumns columns, int stampColumn, int rateColumn, string file, Findings findings)
    {
        var rows = new List<TraceRow>();
        var mistakes = 0;
        var previous = double.NegativeInfinity;
        while (mistakes < MaxMistakes && parser.Read())
        {
            var goodStamp = TryStamp(parser, stampColumn, out var stamp) || Number(parser, stampColumn, columns.Time, MaxStampSeconds, file, findings, out stamp);
            var goodRate = Number(parser, rateColumn, columns.Rate, MaxRate, file, findings, out var rate);
            if (goodStamp && stamp <= previous)
            {
                findings.Add(DiagnosticCodes.Trace, At(parser, stampColumn, file), FormattableString.Invariant($"stamp {stamp} does not come after {previous}; rows must follow each other in time"));
                goodStamp = false;
            }

            if (!goodStamp || !goodRate)
            {
                mistakes++;
                continue;
            }

            previous = stamp;
            rows.Add(new TraceRow(TimeSpan.FromTicks((long)Math.Round(stamp * TimeSpan.TicksPerSecond)), rate));
        }

        if (mistakes > 0)
            return null;
        if (rows.Count >= 2)
            return rows;
        findings.Add(DiagnosticCodes.Trace, InputFiles.Start(file), "a trace needs at least two rows: the last one lasts as long as the one before it");
        return null;
    }

    private static int Column(CsvParser parser, string name, TraceColumns columns, string file, Findings findings)
    {
        var header = parser.Record!;
        var column = Array.FindIndex(header, cell => string.Equals(cell, name, StringComparison.OrdinalIgnoreCase));
        if (column < 0)
            findings.Add(DiagnosticCodes.Trace, new Position(file, Math.Max(1, parser.RawRow), 1), $"the header has no column '{name}'{Suggestion.For(name, header)}; it reads {columns.Time},{columns.Rate}");
        return column;
    }

    // A date with a time, as 2026-11-27T18:00:00Z; without a zone it is UTC.
    private static bool TryStamp(CsvParser parser, int column, out double seconds)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        seconds = 0;
        if (column >= parser.Count || parser[column].Length < 10 || parser[column][4] != '-' || !DateTimeOffset.TryParse(parser[column], CultureInfo.InvariantCulture, Utc, out var stamp))
            return false;
        seconds = (stamp - DateTimeOffset.UnixEpoch).TotalSeconds;
        return seconds >= 0;
    }

    private static bool Number(CsvParser parser, int column, string name, double max, string file, Findings findings, out double value)
    {
        value = 0;
        if (column >= parser.Count)
        {
            findings.Add(DiagnosticCodes.Trace, At(parser, column, file), $"'{name}' is missing in this row");
            return false;
        }

        var text = parser[column];
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && value >= 0 && value <= max)
            return true;
        findings.Add(DiagnosticCodes.Trace, At(parser, column, file), FormattableString.Invariant($"{name}: expected a number from 0 to {max}, found '{(text.Length > 40 ? text[..40] + "…" : text)}'"));
        return false;
    }

    private static Position At(CsvParser parser, int column, string file)
    {
        // Cells of numbers hold no quotes, so commas tell the columns.
        var record = parser.RawRecord;
        var start = 0;
        for (var i = 0; i < column && start >= 0; i++)
        {
            var comma = record.IndexOf(',', start);
            if (comma < 0)
                break;
            start = comma + 1;
        }

        return new Position(file, Math.Max(1, parser.RawRow), start + 1);
    }
}
