using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>A mapping from names to numbers, or a single name, which counts 1.</summary>
internal sealed class NamesShape(Shape<double> number) : Shape<IReadOnlyList<Keyed<double>>>
{
    private readonly MapShape<double> _map = new(number, minItems: 1);

    internal override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out IReadOnlyList<Keyed<double>> value)
    {
        if (node is not YamlScalar scalar)
            return _map.TryRead(node, context, out value);
        var good = Scalar.Name.TryRead(node, context, out _);
        value = good ? [new Keyed<double>(scalar, 1)] : null;
        return good;
    }

    internal override JsonObject Describe(SchemaDefinitions definitions) =>
        new() { ["anyOf"] = new JsonArray(Scalar.Name.Describe(definitions), _map.Describe(definitions)) };
}
