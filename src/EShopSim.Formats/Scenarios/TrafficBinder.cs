using System.Globalization;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Scenarios.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios;

/// <summary>Binds traffic to entry operations, and loads to the scenario's duration.</summary>
internal sealed class TrafficBinder(OperationGraph operations, ScenarioLayers layers, TimeSpan duration, Findings findings)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly JourneyBinder _journeys = new(operations, findings);

    /// <summary>Operations that traffic enters by.</summary>
    internal HashSet<string> Entries { get; } = new(StringComparer.Ordinal);

    internal IReadOnlyList<TrafficSource> Bind(IReadOnlyList<TrafficDeclaration> traffic)
    {
        var sources = new List<TrafficSource>(traffic.Count);
        for (var i = 0; i < traffic.Count; i++)
            sources.Add(Bind(traffic[i], traffic[i].Name?.Value ?? string.Create(CultureInfo.InvariantCulture, $"traffic-{i + 1}")));
        return sources;
    }

    private TrafficSource Bind(TrafficDeclaration source, string name)
    {
        if (!_names.Add(name) && source.Name is { } written)
            findings.Add(DiagnosticCodes.DuplicateName, written.Node.At, $"two traffic sources have the name '{name}'");
        foreach (var entry in source.Mix)
            operations.Require($"traffic {name}", entry.Name, entry.Key);

        var journey = source.Journey is { } steps ? _journeys.Bind(steps, $"traffic {name}", isOpen: source.Load is not UsersLoad) : null;
        var bound = new TrafficSource(name, [.. source.Mix.Select(entry => new MixEntry(entry.Name, entry.Value))], Curve(source.Load, name))
        {
            Timeout = source.Timeout,
            Priority = source.Priority,
            Arrivals = Law(source),
            Bursts = source.Bursts,
            Groups = source.Batch,
            Limit = (source.Load as ArrivalRateLoad)?.Limit,
            Users = (source.Load as UsersLoad)?.Curve,
            Journey = journey,
            ThinkSeconds = source.Think,
            Retries = source.Retries,
        };
        Entries.UnionWith(bound.EntryOperations);
        return bound;
    }

    // An executor's own law says whether the first comes at once.
    private static ArrivalLaw Law(TrafficDeclaration source)
    {
        var usual = source.Load is ArrivalRateLoad load ? load.Law : ArrivalLaw.Poisson;
        return source.Arrivals switch
        {
            ArrivalLaw.Uniform when usual == ArrivalLaw.Poisson => ArrivalLaw.Uniform,
            ArrivalLaw.Poisson => ArrivalLaw.Poisson,
            _ => usual,
        };
    }

    private RateCurve Curve(LoadDeclaration load, string name)
    {
        switch (load)
        {
            case StepsLoad steps:
                return RateCurves.Of(steps, duration);
            case StagesLoad stages:
                return RateCurves.Of(stages, duration);
            case ArrivalRateLoad arrivals:
                return RateCurves.Of(arrivals, duration);
            case DailyLoad daily:
                return RateCurves.Of(daily, duration);
            case SumLoad sum:
                return RateCurves.Sum([.. sum.Parts.Select(part => Curve(part, name))]);
            case TraceLoad trace when TraceReader.Read(Path.Combine(layers.FolderOf(trace.Path.Node), trace.Path.Value), trace.Columns, trace.Path.Node.At, findings) is { } rows:
                WarnWhereShort((TraceRow.EndOf(rows) - rows[0].At) / trace.Speed, trace, name);
                return RateCurves.Of(rows, trace, duration);
            default:
                return new RateCurve([]);
        }
    }

    private void WarnWhereShort(TimeSpan length, TraceLoad trace, string name)
    {
        if (length < duration && !trace.Tile)
            findings.Add(DiagnosticCodes.TraceTooShort, trace.Path.Node.At, $"the trace of '{name}' lasts {TimeShapes.Shown(length)}, the scenario {TimeShapes.Shown(duration)}: no requests arrive after it; tile: true repeats it");
    }
}
