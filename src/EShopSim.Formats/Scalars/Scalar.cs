using System.Globalization;
using System.Text.Json.Nodes;
using EShopSim.Cluster.Api;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scalars;

/// <summary>The forms of plain values that manifests and scenarios share.</summary>
internal static class Scalar
{
    private static readonly Func<JsonObject> AnyText = () => new JsonObject { ["type"] = "string" };

    /// <summary>Text as Kubernetes demands it: what YAML takes for a number or a boolean needs quotes.</summary>
    internal static Shape<string> Text { get; } = new ScalarShape<string>(null, "text", ParseText, AnyText);

    /// <summary>Text, however YAML would type it.</summary>
    internal static Shape<string> AnyScalar { get; } = new ScalarShape<string>(null, "text", ParseAny, AnyText);

    /// <summary>Text that is not empty.</summary>
    internal static Shape<string> Name { get; } = new ScalarShape<string>(null, "a name", ParseName, () => new JsonObject { ["type"] = "string", ["minLength"] = 1 });

    /// <summary><c>true</c> or <c>false</c>.</summary>
    internal static Shape<bool> Boolean { get; } = new ScalarShape<bool>(null, "true or false", ParseBoolean, () => new JsonObject { ["type"] = "boolean" });

    /// <summary>A count or a percentage, as <c>3</c> or <c>25%</c>.</summary>
    internal static Shape<IntOrPercent> CountOrPercent { get; } = new ScalarShape<IntOrPercent>(
        null, "a whole number of at least 0 or a percentage such as 25%", ParseCountOrPercent, () => new JsonObject { ["type"] = new JsonArray("integer", "string") });

    /// <summary>CPU in thousandths of a core.</summary>
    internal static Shape<long> Cpu { get; } = Quantity("cpu", "a CPU quantity such as 250m or 1.5", inThousandths: true);

    /// <summary>Memory in bytes.</summary>
    internal static Shape<long> Memory { get; } = Quantity("memory", "a memory quantity such as 512Mi", inThousandths: false);

    /// <summary>A quantity in thousandths of its unit.</summary>
    internal static Shape<long> Milli { get; } = Quantity("quantity", "a quantity such as 250m, 100 or 1.5k", inThousandths: true);

    /// <summary>A whole quantity.</summary>
    internal static Shape<long> Whole { get; } = Quantity("count", "a quantity such as 2", inThousandths: false);

    /// <summary>A whole number within bounds.</summary>
    internal static Shape<int> Integer(int min, int max = int.MaxValue) => new ScalarShape<int>(
        null,
        max == int.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"a whole number of at least {min}")
            : string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}"),
        (YamlScalar scalar, out int value, out string wayOut) => ParseInteger(scalar, min, max, out value, out wayOut),
        () =>
        {
            var json = new JsonObject { ["type"] = "integer", ["minimum"] = min };
            if (max != int.MaxValue)
                json["maximum"] = max;
            return json;
        });

    /// <summary>One of a few words.</summary>
    internal static Shape<T> Choice<T>(params (string Word, T Value)[] choices) => new ScalarShape<T>(
        null,
        (choices.Length == 1 ? "" : "one of ") + string.Join(", ", choices.Select(choice => choice.Word)),
        (YamlScalar scalar, out T? value, out string wayOut) => ParseChoice(scalar, choices, out value, out wayOut),
        () => new JsonObject { ["enum"] = new JsonArray([.. choices.Select(choice => (JsonNode)choice.Word)]) });

    private static Shape<long> Quantity(string name, string expected, bool inThousandths) => new ScalarShape<long>(
        name,
        expected,
        (YamlScalar scalar, out long value, out string wayOut) => ParseQuantity(scalar, inThousandths, out value, out wayOut),
        () => new JsonObject { ["type"] = new JsonArray("number", "string"), ["pattern"] = @"^\+?([0-9]+\.?[0-9]*|\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$" });

    private static ScalarVerdict ParseText(YamlScalar scalar, out string value, out string wayOut)
    {
        value = scalar.Text;
        wayOut = "";
        if (!scalar.LooksBoolean && !scalar.LooksNumeric)
            return ScalarVerdict.Good;
        wayOut = $", which YAML takes for a {(scalar.LooksBoolean ? "boolean" : "number")}; put it in quotes: \"{scalar.Text}\"";
        return ScalarVerdict.BadForm;
    }

    private static ScalarVerdict ParseAny(YamlScalar scalar, out string value, out string wayOut)
    {
        value = scalar.Text;
        wayOut = "";
        return ScalarVerdict.Good;
    }

    private static ScalarVerdict ParseName(YamlScalar scalar, out string value, out string wayOut)
    {
        value = scalar.Text;
        wayOut = "";
        return scalar.Text.Length > 0 && !scalar.LooksLikeTemplate ? ScalarVerdict.Good : ScalarVerdict.BadForm;
    }

    private static ScalarVerdict ParseBoolean(YamlScalar scalar, out bool value, out string wayOut)
    {
        value = scalar.Text.ToUpperInvariant() is "TRUE" or "YES" or "ON";
        wayOut = scalar.LooksBoolean || !bool.TryParse(scalar.Text, out _) ? "" : " in quotes; leave the quotes out";
        return scalar.LooksBoolean ? ScalarVerdict.Good : ScalarVerdict.BadForm;
    }

    private static ScalarVerdict ParseCountOrPercent(YamlScalar scalar, out IntOrPercent value, out string wayOut)
    {
        wayOut = "";
        if (IntOrPercent.TryParsePercent(scalar.Text, out value))
            return value.Value >= 0 ? ScalarVerdict.Good : ScalarVerdict.OutOfRange;
        var verdict = ParseInteger(scalar, 0, int.MaxValue, out var count, out wayOut);
        value = IntOrPercent.Count(count);
        return verdict;
    }

    private static ScalarVerdict ParseInteger(YamlScalar scalar, int min, int max, out int value, out string wayOut)
    {
        value = 0;
        wayOut = "";
        if (!long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            if (!scalar.LooksNumeric)
                return ScalarVerdict.BadForm;
            // 1e3 and 5.0 are integers to YAML's JSON form, 2.5 is not; beyond 64 bits nothing is.
            var real = double.Parse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
            if (Math.Abs(real) >= long.MaxValue)
                return ScalarVerdict.OutOfRange;
            if (real != Math.Truncate(real))
                return ScalarVerdict.BadForm;
            number = (long)real;
        }

        if (!scalar.Plain)
        {
            wayOut = " in quotes; leave the quotes out";
            return ScalarVerdict.BadForm;
        }

        if (number < min || number > max)
            return ScalarVerdict.OutOfRange;
        value = (int)number;
        return ScalarVerdict.Good;
    }

    private static ScalarVerdict ParseChoice<T>(YamlScalar scalar, (string Word, T Value)[] choices, out T? value, out string wayOut)
    {
        value = default;
        foreach (var (word, choice) in choices)
        {
            if (!string.Equals(word, scalar.Text, StringComparison.Ordinal))
                continue;
            value = choice;
            wayOut = "";
            return ScalarVerdict.Good;
        }

        wayOut = choices.Length == 1 ? "" : Suggestion.For(scalar.Text, choices.Select(choice => choice.Word));
        return ScalarVerdict.BadForm;
    }

    private static ScalarVerdict ParseQuantity(YamlScalar scalar, bool inThousandths, out long value, out string wayOut)
    {
        wayOut = "";
        value = 0;
        if (!Cluster.Quantity.TryParse(scalar.Text, out var quantity))
        {
            wayOut = scalar.Text.EndsWith("MB", StringComparison.OrdinalIgnoreCase) || scalar.Text.EndsWith("GB", StringComparison.OrdinalIgnoreCase)
                ? " (write Mi or Gi)"
                : "";
            return ScalarVerdict.BadForm;
        }

        value = inThousandths ? quantity.MilliValue : quantity.Value;
        return value >= 0 ? ScalarVerdict.Good : ScalarVerdict.OutOfRange;
    }
}
