using EShopSim.Formats.Manifests.Objects;
using EShopSim.Formats.Scalars;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>Custom metrics, as rules of a metrics adapter declare them.</summary>
internal static class MetricShapes
{
    // Fields beside name, labels, describedObject and measure that each measure takes.
    private static readonly (string Word, MetricMeter Meter, string[] Fields)[] Meters =
    [
        ("requestRate", MetricMeter.RequestRate, ["workload", "service", "operation", "window"]),
        ("queueLength", MetricMeter.QueueLength, ["workload", "service", "queue"]),
        ("inFlight", MetricMeter.InFlight, ["workload", "service"]),
        ("latency", MetricMeter.Latency, ["operation", "percentile", "window"]),
        ("points", MetricMeter.Points, ["points"]),
        ("file", MetricMeter.File, ["file", "scale"]),
    ];

    private static readonly string[] Bound = [.. Meters.SelectMany(meter => meter.Fields).Distinct(StringComparer.Ordinal)];

    private static readonly Shape<(string Kind, string Name)> Described = new ObjectShape<(string, string)>("an object", fields =>
    {
        var kind = fields.Essential("kind", Scalar.Name, "Its kind, as Service or Ingress.");
        var name = fields.Essential("name", Scalar.Name, "Its name.");
        fields.Ignore("apiVersion");
        return values => (values.Get(kind), values.Get(name));
    });

    internal static readonly Shape<MetricDeclaration> Metric = new ObjectShape<MetricDeclaration>("a metric", fields =>
    {
        var name = fields.Essential("name", new LocatedShape<string>(Scalar.Name), "The name that HPAs use.");
        var labels = fields.Optional("labels", MetadataShapes.Strings, MetadataShapes.NoStrings, "Labels of the series, which an HPA's selector must match. Without any it fits every selector.");
        var described = fields.MaybeValue("describedObject", Described, "The only object of type: Object metrics that it answers for. Default: any.");
        var meter = fields.Essential("measure", Scalar.Choice([.. Meters.Select(known => (known.Word, known.Meter))]), "What measures it.");
        var workload = fields.MaybeValue("workload", new LocatedShape<string>(Scalar.Name), "Measures the pods of this workload. Default: those of the object that the HPA names, else of its target.");
        var service = fields.MaybeValue("service", new LocatedShape<string>(Scalar.Name), "Measures the pods behind this Service.");
        var operation = fields.MaybeValue("operation", new LocatedShape<string>(Scalar.Name), "Measures this entry operation, as its clients see it.");
        var queue = fields.MaybeValue("queue", new LocatedShape<string>(Scalar.Name), "queueLength: measures the messages that wait in this queue of the scenario, as a broker's exporter or KEDA does.");
        var percentile = fields.Optional("percentile", Scalar.Choice(("p50", 0.5), ("p90", 0.9), ("p95", 0.95), ("p99", 0.99), ("p999", 0.999)), 0.99, "latency: which one, in seconds. Default p99.");
        var window = fields.Optional("window", TimeShapes.AtLeast(TimeSpan.FromSeconds(30)), TimeSpan.FromMinutes(1), "requestRate, latency: the range it is taken over, at least 30s. Default 1m.");
        var point = new PairShape<double>(TimeShapes.Duration, NumberShapes.NotNegative, "a point [time, value] such as [10m, 250]");
        var points = fields.Optional("points", new ListShape<Located<(TimeSpan At, double Value)>>(point, minItems: 1), [], "points: time and value; linear between points.");
        var file = fields.MaybeValue("file", new LocatedShape<string>(Scalar.Name), "file: a CSV file with the header timestamp_s,value, relative to this file; each value holds until the next.");
        var scale = fields.Optional("scale", NumberShapes.Positive, 1.0, "file: factor on every value. Default 1.");
        return values =>
        {
            var (word, kind, allowed) = Meters[(int)values.Get(meter)];
            foreach (var entry in values.Mapping.Entries)
                if (Bound.Contains(entry.Key.Text, StringComparer.Ordinal) && !allowed.Contains(entry.Key.Text, StringComparer.Ordinal))
                    values.Context.Report(DiagnosticCodes.Contradiction, entry.Key, $"measure {word} takes no '{entry.Key.Text}' (it takes: {string.Join(", ", allowed)})");
            CheckNeeded(values, word, kind switch
            {
                MetricMeter.Latency => operation.Name,
                MetricMeter.Points => points.Name,
                MetricMeter.File => file.Name,
                _ => null,
            });
            if (new[] { values.Has(workload), values.Has(service), values.Has(operation), values.Has(queue) }.Count(has => has) > 1)
                values.Report(DiagnosticCodes.Contradiction, "workload, service, operation and queue exclude each other; keep one");
            CheckOrder(values, values.Get(points));
            return new MetricDeclaration(values.Get(name), kind)
            {
                Labels = values.Get(labels),
                Described = values.Get(described),
                Workload = values.Get(workload),
                Service = values.Get(service),
                Operation = values.Get(operation),
                Queue = values.Get(queue),
                Percentile = values.Get(percentile),
                Window = values.Get(window),
                Points = [.. values.Get(points).Select(located => located.Value)],
                File = values.Get(file),
                Scale = values.Get(scale),
            };
        };
    });

    private static void CheckNeeded(FieldValues values, string measure, string? field)
    {
        if (field is not null && values.Mapping[field] is null or { IsNull: true })
            values.Report(DiagnosticCodes.MissingField, $"measure {measure} needs '{field}'");
    }

    private static void CheckOrder(FieldValues values, IReadOnlyList<Located<(TimeSpan At, double Value)>> points)
    {
        for (var i = 1; i < points.Count; i++)
            if (points[i].Value.At < points[i - 1].Value.At)
                values.Context.Report(DiagnosticCodes.Contradiction, points[i].Node, "points must follow each other in time");
    }
}
