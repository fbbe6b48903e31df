using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>A source of requests.</summary>
internal sealed record TrafficDeclaration(Located<string>? Name, IReadOnlyList<Keyed<double>> Mix, LoadDeclaration Load, TimeSpan? Timeout, int Priority);
