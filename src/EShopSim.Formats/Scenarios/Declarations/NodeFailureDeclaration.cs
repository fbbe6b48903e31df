using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>A node dies.</summary>
internal sealed record NodeFailureDeclaration(Located<string> Node, TimeSpan? For) : EventDeclaration;
