using EShopSim.Formats.Scalars;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Shapes;

/// <summary>The load of a traffic source: a shape by name, or a trace.</summary>
internal static class LoadShapes
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly string[] Names = ["shape", "rate", "start", "stages", "steps", "points", "parts", "trace", "scale", "speed", "tile", "timeColumn", "rateColumn", .. ExecutorFields.Names];

    private static readonly Shape<(TimeSpan Duration, double Target)> Stage = new ObjectShape<(TimeSpan, double)>("a stage", fields =>
    {
        var duration = fields.Essential("duration", TimeShapes.Duration, "How long the ramp takes; 0s jumps.");
        var target = fields.Essential("target", NumberShapes.Rate, "The rate at its end; the number of users with ramping-vus.");
        return values => (values.Get(duration), values.Get(target));
    });

    private static readonly Shape<Located<(TimeSpan At, double Rate)>> Step = new LocatedShape<(TimeSpan, double)>(new ObjectShape<(TimeSpan, double)>("a step", fields =>
    {
        var at = fields.Essential("at", TimeShapes.Duration, "When the rate begins.");
        var rate = fields.Essential("rate", NumberShapes.Rate, "The rate from there on.");
        return values => (values.Get(at), values.Get(rate));
    }));

    internal static Shape<LoadDeclaration> Load { get; } = Create(part: Create(part: null));

    /// <summary>Reports what does not go with a form.</summary>
    internal static void Allow(FieldValues values, string form, params string[] allowed)
    {
        foreach (var entry in values.Mapping.Entries)
        {
            if (Names.Contains(entry.Key.Text, StringComparer.Ordinal) && !allowed.Contains(entry.Key.Text, StringComparer.Ordinal))
                values.Context.Report(DiagnosticCodes.Contradiction, entry.Key, $"{form} takes no '{entry.Key.Text}'");
        }
    }

    /// <summary>Reports what a form lacks.</summary>
    internal static void Need<T>(FieldValues values, string form, Field<T> field)
    {
        if (!values.Has(field))
            values.Report(DiagnosticCodes.MissingField, $"{form} needs '{field.Name}'");
    }

    // A part of a sum is a load that is no sum itself.
    private static ObjectShape<LoadDeclaration> Create(Shape<LoadDeclaration>? part) => new(part is null ? "a part of a load" : "a load", fields =>
    {
        (string, string)[] plain = [("constant", "constant"), ("stages", "stages"), ("steps", "steps"), ("daily", "daily")];
        var shape = part is null
            ? fields.Maybe("shape", Scalar.Choice(plain), "The form: constant (rate), stages (start, stages), steps (steps) or daily (points). Absent with a trace.")
            : fields.Maybe("shape", Scalar.Choice([.. plain, ("sum", "sum")]), "The form: constant (rate), stages (start, stages), steps (steps), daily (points) or sum (parts). Absent with a trace or an executor.");
        var parts = part is null ? null : fields.Maybe("parts", new ListShape<LoadDeclaration>(part, minItems: 1), "sum: loads that add up, each a shape or a trace.");
        var rate = fields.MaybeValue("rate", NumberShapes.Rate, "constant and constant-arrival-rate: the rate.");
        var start = fields.Optional("start", NumberShapes.Rate, 0.0, "stages: the rate at the beginning. Default 0.");
        var stages = fields.Maybe("stages", new ListShape<(TimeSpan, double)>(Stage, minItems: 1), "stages and the ramping executors: ramps one after the other; with stages the last target holds.");
        var steps = fields.Maybe("steps", new ListShape<Located<(TimeSpan At, double Rate)>>(Step, minItems: 1), "steps: rates that each hold until the next; the first begins at 0s.");
        var point = new PairShape<double>(TimeShapes.Duration, NumberShapes.Rate, "a point [time of day, rate] such as [8h, 200]");
        var points = fields.Maybe("points", new ListShape<Located<(TimeSpan At, double Value)>>(point, minItems: 1), "daily: [time of day, rate] pairs, linear between them and repeated each day.");
        var trace = fields.MaybeValue("trace", new LocatedShape<string>(Scalar.Name), "A CSV file with the header timestamp_s,requests_per_second, relative to this file.");
        var scale = fields.Optional("scale", NumberShapes.Positive, 1.0, "trace: factor on every rate. Default 1.");
        var speed = fields.Optional("speed", NumberShapes.Positive, 1.0, "trace: how much faster it is played: 24 makes a day an hour. Rates stay. Default 1.");
        var tile = fields.Optional("tile", Scalar.Boolean, false, "trace: whether it begins anew at its end. Default false.");
        var timeColumn = fields.Optional("timeColumn", Scalar.Name, TraceColumns.Default.Time, "trace: the column of the stamps, in seconds or as 2026-11-27T18:00:00Z. Default timestamp_s.");
        var rateColumn = fields.Optional("rateColumn", Scalar.Name, TraceColumns.Default.Rate, "trace: the column of the rates. Default requests_per_second.");
        var executor = part is null ? null : new ExecutorFields(fields);
        return values =>
        {
            if (values.Get(trace) is { } path)
            {
                Allow(values, "a trace", "trace", "scale", "speed", "tile", "timeColumn", "rateColumn");
                return new TraceLoad(path, values.Get(scale), values.Get(speed), values.Get(tile), new TraceColumns(values.Get(timeColumn), values.Get(rateColumn)));
            }

            if (executor?.IsGiven(values) == true)
                return executor.Read(values, rate, stages) ?? new StepsLoad([]);

            switch (values.Get(shape))
            {
                case "sum" when parts is not null:
                    Allow(values, "shape sum", "shape", "parts");
                    Need(values, "shape sum", parts);
                    return new SumLoad(values.Get(parts) ?? []);
                case "constant":
                    Allow(values, "shape constant", "shape", "rate");
                    Need(values, "shape constant", rate);
                    return new StepsLoad([(TimeSpan.Zero, values.Get(rate) ?? 0)]);
                case "stages":
                    Allow(values, "shape stages", "shape", "start", "stages");
                    Need(values, "shape stages", stages);
                    return new StagesLoad(values.Get(start), values.Get(stages) ?? []);
                case "steps":
                    Allow(values, "shape steps", "shape", "steps");
                    Need(values, "shape steps", steps);
                    return new StepsLoad(Checked(values.Context, values.Get(steps) ?? [], TimeSpan.MaxValue, startsAtZero: true));
                case "daily":
                    Allow(values, "shape daily", "shape", "points");
                    Need(values, "shape daily", points);
                    return new DailyLoad(Checked(values.Context, values.Get(points) ?? [], Day, startsAtZero: false));
                default:
                    if (!values.Has(shape) && !values.Has(trace))
                        values.Report(DiagnosticCodes.MissingField, part is null
                            ? "a part of a load needs 'shape' (constant, stages, steps or daily) or 'trace'"
                            : "a load needs 'shape' (constant, stages, steps, daily or sum), 'executor' (as k6 names them) or 'trace'");
                    return new StepsLoad([]);
            }
        };
    });

    private static List<(TimeSpan At, double Rate)> Checked(ReadContext context, IReadOnlyList<Located<(TimeSpan At, double Value)>> points, TimeSpan end, bool startsAtZero)
    {
        if (startsAtZero && points.Count > 0 && points[0].Value.At != TimeSpan.Zero)
            context.Report(DiagnosticCodes.Contradiction, points[0].Node, "the first step must be at 0s");
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i].Value.At >= end)
                context.Report(DiagnosticCodes.OutOfRange, points[i].Node, "times of day are below 24h");
            if (i > 0 && points[i].Value.At < points[i - 1].Value.At)
                context.Report(DiagnosticCodes.Contradiction, points[i].Node, "times must follow each other");
        }

        return [.. points.Select(point => point.Value)];
    }
}
