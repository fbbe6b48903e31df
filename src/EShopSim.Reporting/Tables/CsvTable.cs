using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace EShopSim.Reporting.Tables;

/// <summary>Writes one CSV table: UTF-8, line feeds, invariant culture, an empty field for what does not apply.</summary>
internal sealed class CsvTable : IDisposable
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    private readonly CsvWriter _writer;

    public CsvTable(Stream stream, string header)
    {
        _writer = new CsvWriter(new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true), Configuration);
        foreach (var name in header.Split(','))
            _writer.WriteField(name);
        _writer.NextRecord();
    }

    public CsvTable Add(string text)
    {
        _writer.WriteField(text);
        return this;
    }

    public CsvTable Add(float value) => Add(CsvNumber.Of(value));

    public CsvTable Add(double? value) => Add(CsvNumber.Of(value));

    public CsvTable Add(int value) => Add(CsvNumber.Of(value));

    public void EndRow() => _writer.NextRecord();

    public void Dispose() => _writer.Dispose();
}
