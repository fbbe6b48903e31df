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

    private static readonly Shape<CallCache> Cache = new ObjectShape<CallCache>("a cache", fields =>
    {
        var hitRatio = fields.Required("hitRatio", NumberShapes.Fraction, 0.0, "The chance that a warm cache saves the call.");
        var warmAfter = fields.Optional("warmAfter", Scalar.Integer(0), 0, "Lookups after which the cache of a new pod is warm; until then the ratio grows evenly. Default 0.");
        return values => new CallCache(values.Get(hitRatio)) { WarmAfter = values.Get(warmAfter) };
    });

    private static readonly Shape<CallDeclaration> ToOperation = Of("a call", "operation", "The operation called, as module.operation.", CallTarget.Operation);

    private static readonly Shape<CallDeclaration> ToDependency = Of("a call of a dependency", "dependency", "The dependency called, by its name.", CallTarget.Dependency);

    private static readonly Shape<CallDeclaration> Single = new SingleShape();

    private static Shape<CallDeclaration> Of(string expected, string field, string doc, CallTarget target) => new ObjectShape<CallDeclaration>(expected, fields =>
    {
        var operation = fields.Essential(field, new LocatedShape<string>(Scalar.Name), doc);
        var probability = fields.Optional("probability", NumberShapes.Fraction, 1.0, "The chance that the call is made. Default 1.");
        var timeout = fields.MaybeValue("timeout", TimeShapes.AtLeast(TimeSpan.FromTicks(1)), "How long each try is waited for. Default: for ever.");
        var retries = fields.Optional("retries", Scalar.Integer(0, MaxTries), 0, "Further tries after a failed one. Default 0.");
        var retry = fields.Maybe("retry", RetryShapes.Retry, "Retries with conditions, back-off and budget, instead of 'retries'; 'timeout' is then for all tries together.");
        var hedge = fields.Maybe("hedge", RetryShapes.Hedge, "Further tries beside a slow one; the first answer counts.");
        var count = fields.Optional("count", Scalar.Integer(1, MaxTries), 1, "How often the call is made, one after the other. Default 1.");
        var isAsync = fields.Optional("async", Scalar.Boolean, false, "Whether the caller goes on without waiting for the answer. Default false.");
        var cache = fields.Maybe("cache", Cache, "A cache in the calling pod that may save the call.");
        var pool = fields.MaybeValue("pool", Scalar.Integer(1), "Connections of each calling pod to what is called; calls wait for a free one. Default: unlimited.");
        return values =>
        {
            if (values.Has(retry) && values.Has(retries))
                values.Report(DiagnosticCodes.Contradiction, retry, "'retry' and 'retries' exclude each other; keep one");
            if (values.Has(pool) && values.Get(isAsync))
                values.Report(DiagnosticCodes.Contradiction, pool, "a call that is sent off takes no connection of a pool; leave out 'pool' or 'async'");
            return new CallDeclaration(values.Get(operation), new Call(values.Get(operation).Value)
            {
                Probability = values.Get(probability),
                Timeout = values.Get(timeout),
                Retries = values.Get(retries),
                Count = values.Get(count),
                Retry = values.Get(retry),
                Hedge = values.Get(hedge),
                IsAsync = values.Get(isAsync),
                Cache = values.Get(cache),
                Pool = values.Get(pool),
            })
            {
                Target = target,
                Pool = values.Has(pool) ? values.At(pool) : null,
            };
        };
    });

    private static readonly Shape<IReadOnlyList<CallDeclaration>> Group = new ObjectShape<IReadOnlyList<CallDeclaration>>("a group of calls", fields =>
    {
        var calls = fields.Essential("parallel", new ListShape<CallDeclaration>(Single, minItems: 1), "Calls made at the same time.");
        return values => values.Get(calls);
    });

    internal static Shape<IReadOnlyList<CallDeclaration>> Step { get; } = new StepShape();

    private sealed class SingleShape : Shape<CallDeclaration>
    {
        internal override bool TryRead(YamlNode node, ReadContext context, [MaybeNullWhen(false)] out CallDeclaration value) =>
            (node is YamlMapping mapping && mapping["dependency"] is not null && mapping["operation"] is null ? ToDependency : ToOperation).TryRead(node, context, out value);

        internal override JsonObject Describe(SchemaDefinitions definitions) => definitions.Reference(
            "singleCall",
            () => new JsonObject { ["anyOf"] = new JsonArray(ToOperation.Describe(definitions), ToDependency.Describe(definitions)) });
    }

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
