namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>An event that could not be read; what is wrong was reported.</summary>
internal sealed record NothingDeclaration : EventDeclaration;
