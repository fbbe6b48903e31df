using EShopSim.Cluster.Api;
using EShopSim.Formats.Manifests;
using EShopSim.Formats.Scenarios.Declarations;
using EShopSim.Formats.Shapes;
using EShopSim.Simulation.Metrics;

namespace EShopSim.Formats.Scenarios;

/// <summary>Binds custom metrics to the workloads, operations and files that they measure.</summary>
internal sealed class MetricBinder(
    WorkloadLookup lookup, ManifestObjects manifests, OperationGraph operations, HashSet<string> entries, IReadOnlyList<string> queues, ScenarioLayers layers, Findings findings)
{
    private static readonly TraceColumns _columns = TraceColumns.Default with { Rate = "value" };

    private readonly HashSet<string> _series = new(StringComparer.Ordinal);

    internal IReadOnlyList<ScenarioMetric> Bind(IReadOnlyList<MetricDeclaration> metrics) =>
        [.. metrics.Select(Bind)];

    private ScenarioMetric Bind(MetricDeclaration declared)
    {
        var labels = string.Join(',', declared.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}"));
        if (!_series.Add($"{declared.Name.Value} {declared.Described} {labels}"))
            findings.Add(DiagnosticCodes.DuplicateName, declared.Name.Node.At, $"two metrics have the name '{declared.Name.Value}' and the same labels and object; tell them apart by labels");
        var source = SourceOf(declared);
        var metric = new CustomMetric(declared.Name.Value, MeasureOf(declared.Meter, source))
        {
            Labels = declared.Labels,
            DescribedKind = declared.Described?.Kind,
            DescribedName = declared.Described?.Name,
            Workloads = WorkloadsOf(declared),
            Window = declared.Window,
        };
        return new ScenarioMetric(metric, source);
    }

    private static MetricMeasure MeasureOf(MetricMeter meter, SeriesSource? source) => meter switch
    {
        MetricMeter.RequestRate => source is null ? MetricMeasure.RequestRate : MetricMeasure.Counter,
        MetricMeter.QueueLength when source is null => MetricMeasure.QueueLength,
        MetricMeter.InFlight => MetricMeasure.InFlight,
        _ => MetricMeasure.Gauge,
    };

    private SeriesSource? SourceOf(MetricDeclaration declared)
    {
        var operation = declared.Operation is { } named && IsEntry(named.Value, named.Node) ? named.Value : null;
        return declared.Meter switch
        {
            MetricMeter.RequestRate when declared.Operation is not null => new OperationRequests(operation ?? ""),
            MetricMeter.QueueLength when declared.Queue is { } queue => BacklogOf(queue),
            MetricMeter.Latency => new OperationLatency(operation ?? "", declared.Percentile),
            MetricMeter.Points => new GivenCurve(declared.Points),
            MetricMeter.File => new GivenCurve(Rows(declared)),
            _ => null,
        };
    }

    private QueueBacklog BacklogOf(Located<string> queue)
    {
        if (!queues.Contains(queue.Value, StringComparer.Ordinal))
            findings.Add(DiagnosticCodes.QueueUnknown, queue.Node.At, $"spec.metrics: there is no queue '{queue.Value}'{Suggestion.For(queue.Value, queues)}");
        return new QueueBacklog(queue.Value);
    }

    private bool IsEntry(string operation, YamlNode at)
    {
        if (!operations.Require("spec.metrics", operation, at))
            return false;
        if (!entries.Contains(operation))
            findings.Add(DiagnosticCodes.NotAnEntry, at.At, $"no traffic enters by '{operation}', so it is not measured{Suggestion.For(operation, entries.Order(StringComparer.Ordinal))}");
        return entries.Contains(operation);
    }

    private IReadOnlyList<WorkloadRef> WorkloadsOf(MetricDeclaration declared)
    {
        if (declared.Workload is { } workload)
            return lookup.Find("spec.metrics", workload.Value, workload.Node, kind: null) is { } found ? [found.Ref] : [];
        if (declared.Service is not { } named)
            return [];
        var parts = named.Value.Split('/');
        var service = manifests.Services.Objects.FirstOrDefault(candidate =>
            string.Equals(candidate.Meta.Name, parts[^1], StringComparison.Ordinal)
            && (parts.Length == 1 || string.Equals(candidate.Meta.Namespace, parts[0], StringComparison.Ordinal)));
        if (service is null)
        {
            findings.Add(DiagnosticCodes.MetricService, named.Node.At, $"spec.metrics: no manifest defines a Service '{named.Value}'{Suggestion.For(named.Value, manifests.Services.Objects.Select(candidate => candidate.Meta.Name))}");
            return [];
        }

        IReadOnlyList<WorkloadRef> behind = [.. manifests.Workloads().Where(candidate => service.Selects(candidate.Ref.Namespace, candidate.Template.Labels)).Select(candidate => candidate.Ref)];
        if (behind.Count == 0)
            findings.Add(DiagnosticCodes.MetricService, named.Node.At, $"spec.metrics: Service '{named.Value}' selects no pods, so there is nothing to measure");
        return behind;
    }

    // Each value holds until the next stamp: a jump at every row.
    private List<(TimeSpan At, double Value)> Rows(MetricDeclaration declared)
    {
        var points = new List<(TimeSpan, double)>();
        if (declared.File is not { } file || TraceReader.Read(Path.Combine(layers.FolderOf(file.Node), file.Value), _columns, file.Node.At, findings) is not { } rows)
            return points;
        foreach (var row in rows)
        {
            if (points is [.., (_, var before)])
                points.Add((row.At - rows[0].At, before));
            points.Add((row.At - rows[0].At, row.PerSecond * declared.Scale));
        }

        return points;
    }
}
