namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>Arrivals per second over time.</summary>
internal abstract record LoadDeclaration;
