using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>How many come at once: a plain number, or a law by name.</summary>
internal sealed class BatchShape : Shape<GroupSize>
{
    private const int Most = 1_000_000;
    private static readonly Shape<int> Count = Scalar.Integer(1, Most);

    private static readonly Shape<GroupSize> Law = new ObjectShape<GroupSize>("a batch size", fields =>
    {
        var law = fields.Essential("distribution", Scalar.Choice(("constant", "constant"), ("uniform", "uniform"), ("geometric", "geometric")), "The law: constant (value), uniform (min, max) or geometric (mean).");
        var value = fields.MaybeValue("value", Count, "constant: the size.");
        var min = fields.MaybeValue("min", Count, "uniform: the least size.");
        var max = fields.MaybeValue("max", Count, "uniform: the greatest size.");
        var mean = fields.MaybeValue("mean", NumberShapes.Positive, "geometric: the mean size, at least 1.");
        return values =>
        {
            switch (values.Get(law))
            {
                case "constant":
                    LoadShapes.Need(values, "a constant batch", value);
                    return new GroupSize.Constant(values.Get(value) ?? 1);
                case "uniform":
                    LoadShapes.Need(values, "a uniform batch", min);
                    LoadShapes.Need(values, "a uniform batch", max);
                    var (least, most) = (values.Get(min) ?? 1, values.Get(max) ?? Most);
                    if (most < least)
                        values.Report(DiagnosticCodes.Contradiction, max, "max is below min");
                    return new GroupSize.Uniform(least, Math.Max(least, most));
                default:
                    LoadShapes.Need(values, "a geometric batch", mean);
                    if (values.Get(mean) is < 1 or > Most)
                        values.Report(DiagnosticCodes.OutOfRange, mean, FormattableString.Invariant($"the mean size is at least 1, at most {Most}"));
                    return new GroupSize.Geometric(Math.Clamp(values.Get(mean) ?? 1, 1, Most));
            }
        };
    });

    internal static BatchShape Instance { get; } = new();

    internal override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out GroupSize value)
    {
        if (node is YamlMapping)
            return Law.TryRead(node, context, out value);
        var good = Count.TryRead(node, context, out var count);
        value = good ? new GroupSize.Constant(count) : null;
        return good;
    }

    internal override JsonObject Describe(SchemaDefinitions definitions) => definitions.Reference(
        "batch",
        () => new JsonObject { ["anyOf"] = new JsonArray(Count.Describe(definitions), Law.Describe(definitions)) });
}
