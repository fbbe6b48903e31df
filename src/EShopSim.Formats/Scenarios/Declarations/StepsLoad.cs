namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>Rates that each hold until the next; the last one holds.</summary>
internal sealed record StepsLoad(IReadOnlyList<(TimeSpan At, double Rate)> Steps) : LoadDeclaration;
