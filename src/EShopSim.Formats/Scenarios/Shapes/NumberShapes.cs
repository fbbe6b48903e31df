using System.Globalization;
using System.Text.Json.Nodes;
using EShopSim.Cluster;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>Rates, fractions, factors and other numbers of the scenario file.</summary>
internal static class NumberShapes
{
    private const double MaxRatePerSecond = 10_000_000;

    /// <summary>Requests per second.</summary>
    internal static Shape<double> Rate { get; } = new ScalarShape<double>(
        "rate", "a rate such as 200 (per second), 12000/m or 500000/h, up to 10 million per second", ParseRate, () => new JsonObject
        {
            ["anyOf"] = new JsonArray(
                new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = MaxRatePerSecond },
                new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]+)?(/[smh])?$" }),
            ["examples"] = new JsonArray(200, "12000/m"),
        });

    /// <summary>A share from 0 to 1.</summary>
    internal static Shape<double> Fraction { get; } = new ScalarShape<double>(
        "fraction", "a share from 0 to 1, or 0% to 100%", ParseFraction, () => new JsonObject
        {
            ["anyOf"] = new JsonArray(
                new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1 },
                new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]+(\\.[0-9]*)?%$" }),
            ["examples"] = new JsonArray(0.8, "0.1%"),
        });

    /// <summary>A number above zero.</summary>
    internal static Shape<double> Positive { get; } = Number("a number above 0", value => value is > 0 and <= 1e9, () => new JsonObject { ["type"] = "number", ["exclusiveMinimum"] = 0 });

    /// <summary>A number that is not negative.</summary>
    internal static Shape<double> NotNegative { get; } = Number("a number of at least 0", value => value is >= 0 and <= 1e9, () => new JsonObject { ["type"] = "number", ["minimum"] = 0 });

    /// <summary>The seed of all randomness.</summary>
    internal static Shape<ulong> Seed { get; } = new ScalarShape<ulong>(null, "a whole number from 0 to 18446744073709551615", ParseSeed, () => new JsonObject { ["type"] = "integer", ["minimum"] = 0 });

    /// <summary>A Kubernetes version whose semantics are known.</summary>
    internal static Shape<KubernetesVersion> Version { get; } = new ScalarShape<KubernetesVersion>(
        null, "one of 1.20, 1.28, 1.35", ParseVersion, () => new JsonObject { ["type"] = new JsonArray("string", "number"), ["examples"] = new JsonArray("1.20", "1.28", "1.35") });

    private static ScalarShape<double> Number(string expected, Func<double, bool> inRange, Func<JsonObject> schema) => new(
        null,
        expected,
        (YamlScalar scalar, out double value, out string wayOut) =>
        {
            wayOut = "";
            if (!TryNumber(scalar.Text, out value))
                return ScalarVerdict.BadForm;
            return inRange(value) ? ScalarVerdict.Good : ScalarVerdict.OutOfRange;
        },
        schema);

    private static ScalarVerdict ParseRate(YamlScalar scalar, out double value, out string wayOut)
    {
        wayOut = "";
        var text = scalar.Text;
        var perSecond = 1.0;
        if (text.Length > 2 && text[^2] == '/')
        {
            perSecond = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
            text = text[..^2].TrimEnd();
        }

        if (!TryNumber(text, out value) || perSecond == 0)
            return ScalarVerdict.BadForm;
        value /= perSecond;
        return value is >= 0 and <= MaxRatePerSecond ? ScalarVerdict.Good : ScalarVerdict.OutOfRange;
    }

    private static ScalarVerdict ParseFraction(YamlScalar scalar, out double value, out string wayOut)
    {
        var percent = scalar.Text.EndsWith('%');
        wayOut = "";
        if (!TryNumber(percent ? scalar.Text[..^1] : scalar.Text, out value))
            return ScalarVerdict.BadForm;
        if (!percent && value is > 1 and <= 100)
            wayOut = $" (write '{scalar.Text}%' for percent)";
        if (percent)
            value /= 100;
        return value is >= 0 and <= 1 ? ScalarVerdict.Good : ScalarVerdict.OutOfRange;
    }

    private static ScalarVerdict ParseSeed(YamlScalar scalar, out ulong value, out string wayOut)
    {
        wayOut = "";
        if (ulong.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out value))
            return ScalarVerdict.Good;
        return scalar.LooksNumeric ? ScalarVerdict.OutOfRange : ScalarVerdict.BadForm;
    }

    private static ScalarVerdict ParseVersion(YamlScalar scalar, out KubernetesVersion value, out string wayOut)
    {
        wayOut = "";
        var parts = scalar.Text.TrimStart('v').Split('.');
        // 1.20 without quotes is the number 1.2 to YAML readers that do not keep the text; this one does.
        (var known, value) = (parts.Length >= 2 ? parts[0] + "." + parts[1] : "") switch
        {
            "1.20" => (true, KubernetesVersion.V1_20),
            "1.28" => (true, KubernetesVersion.V1_28),
            "1.35" => (true, KubernetesVersion.V1_35),
            _ => (false, KubernetesVersion.V1_35),
        };
        return known && parts.Length <= 3 && parts.Skip(2).All(part => part.Length > 0 && char.IsAsciiDigit(part[0])) ? ScalarVerdict.Good : ScalarVerdict.BadForm;
    }

    private static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
