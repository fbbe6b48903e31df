using EShopSim.Formats.Scalars;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>The end of a trigger, and the watch for the recovery.</summary>
internal static class RecoveryShapes
{
    private const double UsualErrorRate = 0.01;

    private static readonly Shape<(double? P99Seconds, double? ErrorRate)> Bounds = new ObjectShape<(double?, double?)>("the bounds of a healthy shop", fields =>
    {
        var p99 = fields.MaybeValue("p99", TimeShapes.Seconds, "The 99th percentile of latency at most. Default: no bound.");
        var errors = fields.MaybeValue("errorRate", NumberShapes.Fraction, "Failed over finished requests at most. Default: no bound.");
        return values =>
        {
            if (!values.Has(p99) && !values.Has(errors))
                values.Report(DiagnosticCodes.MissingField, "a bound is missing: p99 or errorRate");
            return (values.Get(p99), values.Get(errors));
        };
    });

    internal static readonly Shape<RecoveryDeclaration> Recovery = new ObjectShape<RecoveryDeclaration>("a recovery", fields =>
    {
        var trigger = fields.MaybeValue("trigger", new LocatedShape<string>(Scalar.Name), "What ends then: a traffic source by its name, or an event as events[0]. Default: nothing; the load falls by itself.");
        var endsAt = fields.Essential("endsAt", new LocatedShape<TimeSpan>(TimeShapes.Duration), "When the trigger ends.");
        var watch = fields.MaybeValue("watch", new LocatedShape<TimeSpan>(TimeShapes.AtLeast(TimeSpan.FromSeconds(30))), "How long the shop is watched after that, at least 30s. Default: until the end.");
        var bounds = fields.Optional("recoveredWhen", Bounds, (null, UsualErrorRate), "What a healthy shop keeps: p99, errorRate or both. Default: errorRate 1%.");
        return values => new RecoveryDeclaration(values.Get(endsAt), values.Get(trigger), values.Get(watch), values.Get(bounds).P99Seconds, values.Get(bounds).ErrorRate);
    });
}
