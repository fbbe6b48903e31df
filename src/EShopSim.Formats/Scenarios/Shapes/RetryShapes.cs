using EShopSim.Formats.Scalars;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>Retries with conditions, back-off and budget, and hedges.</summary>
internal static class RetryShapes
{
    private const int MaxAttempts = 1000;

    /// <summary>The conditions in Envoy's words, which are Istio's too.</summary>
    internal static readonly (string Word, RetryOn On)[] Conditions =
    [
        ("5xx", RetryOn.Any), ("gateway-error", RetryOn.GatewayError), ("connect-failure", RetryOn.ConnectFailure), ("refused-stream", RetryOn.ConnectFailure),
        ("reset", RetryOn.Reset | RetryOn.Timeout | RetryOn.ConnectFailure), ("reset-before-request", RetryOn.ConnectFailure), ("unavailable", RetryOn.Unavailable), ("503", RetryOn.Unavailable), ("retriable-status-codes", RetryOn.Unavailable),
        ("resource-exhausted", RetryOn.Unavailable), ("deadline-exceeded", RetryOn.Timeout), ("internal", RetryOn.ServerError), ("cancelled", RetryOn.None), ("timeout", RetryOn.Timeout),
    ];

    private static readonly Shape<(TimeSpan Base, TimeSpan Max)> Backoff = new ObjectShape<(TimeSpan, TimeSpan)>("a back-off", fields =>
    {
        var first = fields.Optional("base", TimeShapes.Duration, new RetryPolicy().BackoffBase, "The k-th retry waits up to (2^k − 1) times this; 0s retries at once. Default 25ms.");
        var longest = fields.MaybeValue("max", TimeShapes.Duration, "The longest wait. Default: ten times the base.");
        return values =>
        {
            var max = values.Get(longest) ?? values.Get(first) * 10;
            if (max < values.Get(first))
                values.Report(DiagnosticCodes.OutOfRange, longest, "the longest back-off is shorter than the first");
            return (values.Get(first), max);
        };
    });

    private static readonly Shape<RetryBudget> Budget = new ObjectShape<RetryBudget>("a retry budget", fields =>
    {
        var usual = new RetryBudget();
        var ratio = fields.Optional("retryRatio", NumberShapes.Fraction, usual.Ratio, "Retries per request. Default 0.2.");
        var least = fields.Optional("minRetriesPerSecond", NumberShapes.NotNegative, usual.MinPerSecond, "Retries per second that are allowed besides. Default 10.");
        var ttl = fields.Optional("ttl", TimeShapes.AtLeast(TimeSpan.FromSeconds(1)), usual.Ttl, "How long a request counts. Default 10s.");
        return values => new RetryBudget { Ratio = values.Get(ratio), MinPerSecond = values.Get(least), Ttl = values.Get(ttl) };
    });

    internal static readonly Shape<RetryPolicy> Retry = new ObjectShape<RetryPolicy>("retries", fields =>
    {
        var usual = new RetryPolicy();
        var attempts = fields.Optional("attempts", Scalar.Integer(0, MaxAttempts), usual.Attempts, "Tries after the first. Default 1.");
        var perTry = fields.MaybeValue("perTryTimeout", TimeShapes.AtLeast(TimeSpan.FromTicks(1)), "How long each try is waited for. Default: as long as the whole call.");
        var backoff = fields.Optional<(TimeSpan Base, TimeSpan Max)>("backoff", Backoff, (usual.BackoffBase, usual.BackoffMax), "The wait before a retry, drawn uniformly. Default: up to 25ms, 75ms, 175ms, 250ms.");
        var on = fields.Optional("on", new ListShape<RetryOn>(Scalar.Choice(Conditions)), [usual.On], "Which failures are tried again. Default: 5xx, that is all.");
        var budget = fields.Maybe("budget", Budget, "Limits retries to a share of the requests.");
        var avoids = fields.Optional("avoidTriedPods", Scalar.Boolean, false, "Whether pods tried before are avoided. Default false.");
        return values => new RetryPolicy
        {
            Attempts = values.Get(attempts),
            PerTryTimeout = values.Get(perTry),
            BackoffBase = values.Get(backoff).Base,
            BackoffMax = values.Get(backoff).Max,
            On = values.Get(on).Aggregate(RetryOn.None, (all, one) => all | one),
            Budget = values.Get(budget),
            AvoidsTriedPods = values.Get(avoids),
        };
    });

    internal static readonly Shape<HedgePolicy> Hedge = new ObjectShape<HedgePolicy>("hedging", fields =>
    {
        var after = fields.Required("after", TimeShapes.AtLeast(TimeSpan.FromTicks(1)), TimeSpan.FromSeconds(1), "How long after the try before.");
        var max = fields.Optional("max", Scalar.Integer(1, 10), 1, "Further tries at most. Default 1.");
        return values => new HedgePolicy(values.Get(after), values.Get(max));
    });

    internal static readonly Shape<(bool Propagate, bool Cancel)> Deadlines = new ObjectShape<(bool, bool)>("deadlines", fields =>
    {
        var propagate = fields.Optional("propagate", Scalar.Boolean, false, "Whether its calls get no more time than the caller has left. Default false.");
        var cancel = fields.Optional("cancel", Scalar.Boolean, false, "Whether it stops working on what nobody waits for any more. Default false.");
        return values => (values.Get(propagate), values.Get(cancel));
    });
}
