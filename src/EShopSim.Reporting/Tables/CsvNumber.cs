using System.Globalization;

namespace EShopSim.Reporting.Tables;

/// <summary>Numbers as the tables carry them: no exponents, no superfluous digits, empty where there is no finite number.</summary>
internal static class CsvNumber
{
    // Seven decimals are the tick of simulated time; a float carries seven significant digits, which its custom format respects.
    private const string Format = "0.#######";

    public static string Of(float value) => float.IsFinite(value) ? Unsigned(value.ToString(Format, CultureInfo.InvariantCulture)) : "";

    public static string Of(double? value) =>
        value is { } number && double.IsFinite(number) ? Unsigned(number.ToString(Format, CultureInfo.InvariantCulture)) : "";

    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Unsigned(string text) => text is "-0" ? "0" : text;
}
