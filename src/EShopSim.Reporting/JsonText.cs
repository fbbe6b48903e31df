using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EShopSim.Reporting;

/// <summary>JSON as the product writes it: indented, line feeds, rounded numbers, null where there is none.</summary>
internal static class JsonText
{
    /// <summary>One object, with a line feed behind it.</summary>
    public static string Of(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>A list of objects.</summary>
    public static void Array<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A number with so many decimals at the most.</summary>
    /// <remarks>Through decimal: rounding digits away must not leave the digits of the nearest double behind.</remarks>
    public static void Number(Utf8JsonWriter json, string name, double value, int decimals)
    {
        if (double.IsFinite(value) && Math.Abs(value) < 1e15)
            json.WriteNumber(name, decimal.Round((decimal)value, decimals) / 1.000000000000000000000000000000m);
        else if (double.IsFinite(value))
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
