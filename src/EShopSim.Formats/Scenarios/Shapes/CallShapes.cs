using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>Calls from one operation to another: one by one, or several in parallel.</summary>
internal static class CallShapes
{
    private const int MaxTries = 1000;

    private static readonly Shape<CallDeclaration> Single = new ObjectShape<CallDeclaration>("a call", fields =>
    {
        var operation = fields.Essential("operation", new LocatedShape<string>(Scalar.Name), "The operation called, as module.operation.");
        var probability = fields.Optional("probability", NumberShapes.Fraction, 1.0, "The chance that the call is made. Default 1.");
        var timeout = fields.MaybeValue("timeout", TimeShapes.AtLeast(TimeSpan.FromTicks(1)), "How long each try is waited for. Default: for ever.");
        var retries = fields.Optional("retries", Scalar.Integer(0, MaxTries), 0, "Further tries after a failed one. Default 0.");
        var retry = fields.Maybe("retry", RetryShapes.Retry, "Retries with conditions, back-off and budget, instead of 'retries'; 'timeout' is then for all tries together.");
        var hedge = fields.Maybe("hedge", RetryShapes.Hedge, "Further tries beside a slow one; the first answer counts.");
        var count = fields.Optional("count", Scalar.Integer(1, MaxTries), 1, "How often the call is made, one after the other. Default 1.");
        return values =>
        {
            if (values.Has(retry) && values.Has(retries))
                values.Report(DiagnosticCodes.Contradiction, retry, "'retry' and 'retries' exclude each other; keep one");
            return new CallDeclaration(values.Get(operation), new Call(values.Get(operation).Value)
            {
                Probability = values.Get(probability),
                Timeout = values.Get(timeout),
                Retries = values.Get(retries),
                Count = values.Get(count),
                Retry = values.Get(retry),
                Hedge = values.Get(hedge),
            });
        };
    });

    private static readonly Shape<IReadOnlyList<CallDeclaration>> Group = new ObjectShape<IReadOnlyList<CallDeclaration>>("a group of calls", fields =>
    {
        var calls = fields.Essential("parallel", new ListShape<CallDeclaration>(Single, minItems: 1), "Calls made at the same time.");
        return values => values.Get(calls);
    });

    internal static Shape<IReadOnlyList<CallDeclaration>> Step { get; } = new StepShape();

    private sealed class StepShape : Shape<IReadOnlyList<CallDeclaration>>
    {
        internal override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out IReadOnlyList<CallDeclaration> value)
        {
            if (node is YamlMapping mapping && mapping["parallel"] is not null)
                return Group.TryRead(node, context, out value) && value.Count > 0;
            var good = Single.TryRead(node, context, out var call);
            value = good ? [call!] : null;
            return good;
        }

        internal override JsonObject Describe(SchemaDefinitions definitions) => definitions.Reference(
            "call",
            () => new JsonObject { ["anyOf"] = new JsonArray(Single.Describe(definitions), Group.Describe(definitions)) });
    }
}
