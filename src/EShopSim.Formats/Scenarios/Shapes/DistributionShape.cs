using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using EShopSim.Engine;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>A distribution of durations in seconds: a plain duration, or a law by name.</summary>
internal sealed class DistributionShape : Shape<Distribution>
{
    private static readonly Shape<Distribution> Law = new ObjectShape<Distribution>("a distribution", fields =>
    {
        var law = fields.Essential("distribution", Scalar.Choice(("constant", "constant"), ("exponential", "exponential"), ("lognormal", "lognormal"), ("gamma", "gamma"), ("uniform", "uniform")), "the law: constant, exponential, lognormal, gamma or uniform");
        var mean = fields.MaybeValue("mean", TimeShapes.Seconds, "the mean (all but uniform)");
        var cv = fields.MaybeValue("cv", NumberShapes.Positive, "standard deviation over mean (lognormal and gamma), above 0");
        var value = fields.MaybeValue("value", TimeShapes.Seconds, "the value (constant)");
        var min = fields.MaybeValue("min", TimeShapes.Seconds, "the least value (uniform)");
        var max = fields.MaybeValue("max", TimeShapes.Seconds, "the greatest value (uniform)");
        return values =>
        {
            switch (values.Get(law))
            {
                case "uniform":
                    Refuse(values, law, mean, cv, value);
                    var (low, high) = (Need(values, law, min), Need(values, law, max));
                    if (high >= low)
                        return new UniformDistribution(low, high);
                    if (values.Has(max))
                        values.Report(DiagnosticCodes.Contradiction, max, "max is below min");
                    return new ConstantDistribution(low);
                case "constant":
                    Refuse(values, law, cv, min, max);
                    if (values.Has(mean) && values.Has(value))
                        values.Report(DiagnosticCodes.Contradiction, value, "value and mean are the same for a constant; keep one");
                    return new ConstantDistribution(values.Get(value) ?? (values.Has(value) ? 0 : Need(values, law, mean)));
                case "exponential":
                    Refuse(values, law, cv, value, min, max);
                    return new ExponentialDistribution(Need(values, law, mean));
                case "gamma":
                    Refuse(values, law, value, min, max);
                    return new GammaDistribution(Need(values, law, mean), Need(values, law, cv, 1));
                default:
                    Refuse(values, law, value, min, max);
                    return new LogNormalDistribution(Need(values, law, mean), Need(values, law, cv, 1));
            }
        };
    });

    internal static DistributionShape Instance { get; } = new();

    internal override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out Distribution value)
    {
        if (node is YamlMapping)
            return Law.TryRead(node, context, out value);
        var good = TimeShapes.Seconds.TryRead(node, context, out var seconds);
        value = good ? new ConstantDistribution(seconds) : null;
        return good;
    }

    internal override JsonObject Describe(SchemaDefinitions definitions) => definitions.Reference(
        "distribution",
        () => new JsonObject { ["anyOf"] = new JsonArray(TimeShapes.Seconds.Describe(definitions), Law.Describe(definitions)) });

    private static double Need(FieldValues values, Field<string> law, Field<double?> field, double fallback = 0)
    {
        if (!values.Has(field))
            values.Report(DiagnosticCodes.MissingField, $"the {values.Get(law)} distribution needs '{field.Name}'");
        return values.Get(field) ?? fallback;
    }

    private static void Refuse(FieldValues values, Field<string> law, params ReadOnlySpan<Field<double?>> foreign)
    {
        foreach (var field in foreign)
        {
            if (values.Has(field))
                values.Report(DiagnosticCodes.Contradiction, field, $"the {values.Get(law)} distribution takes no '{field.Name}'");
        }
    }
}
