namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>A day, linear between its points and repeated.</summary>
internal sealed record DailyLoad(IReadOnlyList<(TimeSpan At, double Rate)> Points) : LoadDeclaration;
