namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>Linear ramps one after the other; the last target holds.</summary>
internal sealed record StagesLoad(double Start, IReadOnlyList<(TimeSpan Duration, double Target)> Stages) : LoadDeclaration;
