using EShopSim.Formats.Scalars;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;
using EShopSim.Simulation;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>Objectives.</summary>
internal static class ObjectiveShapes
{
    private static readonly (string Name, ObjectiveMeasure Measure, string Doc)[] Latencies =
    [
        ("mean", ObjectiveMeasure.MeanLatency, "Bound on the mean latency."),
        ("p50", ObjectiveMeasure.P50, "Bound on the median latency."),
        ("p90", ObjectiveMeasure.P90, "Bound on the 90th percentile of latency."),
        ("p95", ObjectiveMeasure.P95, "Bound on the 95th percentile of latency."),
        ("p99", ObjectiveMeasure.P99, "Bound on the 99th percentile of latency."),
        ("p999", ObjectiveMeasure.P999, "Bound on the 99.9th percentile of latency."),
    ];

    internal static readonly Shape<ObjectiveDeclaration> Objective = new ObjectShape<ObjectiveDeclaration>("an objective", fields =>
    {
        var operation = fields.MaybeValue("operation", new LocatedShape<string>(Scalar.Name), "The entry operation. Default: all together.");
        var latencies = Latencies.Select(latency => fields.MaybeValue(latency.Name, TimeShapes.Seconds, latency.Doc)).ToArray();
        var errors = fields.MaybeValue("errorRate", NumberShapes.Fraction, "Bound on failed over finished requests.");
        var from = fields.MaybeValue("from", new LocatedShape<TimeSpan>(TimeShapes.Duration), "Judge only what happens from here. Default: the end of the warm-up.");
        var to = fields.MaybeValue("to", new LocatedShape<TimeSpan>(TimeShapes.Duration), "Judge only what happens up to here. Default: the end.");
        return values =>
        {
            var bounds = new List<(ObjectiveMeasure, double)>();
            for (var i = 0; i < latencies.Length; i++)
            {
                if (values.Get(latencies[i]) is { } limit)
                    bounds.Add((Latencies[i].Measure, limit));
            }

            if (values.Get(errors) is { } rate)
                bounds.Add((ObjectiveMeasure.ErrorRate, rate));
            if (bounds.Count == 0 && !values.Has(errors) && !latencies.Any(values.Has))
                values.Report(DiagnosticCodes.MissingField, "an objective needs a bound: mean, p50, p90, p95, p99, p999 or errorRate");
            return new ObjectiveDeclaration(values.Get(operation), bounds, values.Get(from), values.Get(to));
        };
    });
}
