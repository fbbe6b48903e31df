namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>Several loads together, such as the usual day and a sale upon it.</summary>
internal sealed record SumLoad(IReadOnlyList<LoadDeclaration> Parts) : LoadDeclaration;
