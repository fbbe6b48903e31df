using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>A custom metric: its name, what measures it, and of what.</summary>
internal sealed record MetricDeclaration(Located<string> Name, MetricMeter Meter)
{
    internal IReadOnlyDictionary<string, string> Labels { get; init; } = Manifests.Objects.MetadataShapes.NoStrings;

    internal (string Kind, string Name)? Described { get; init; }

    internal Located<string>? Workload { get; init; }

    internal Located<string>? Service { get; init; }

    internal Located<string>? Operation { get; init; }

    internal Located<string>? Queue { get; init; }

    internal double Percentile { get; init; }

    internal TimeSpan Window { get; init; }

    internal IReadOnlyList<(TimeSpan At, double Value)> Points { get; init; } = [];

    internal Located<string>? File { get; init; }

    internal double Scale { get; init; } = 1;
}
