using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>kubectl drain.</summary>
internal sealed record DrainDeclaration(Located<string> Node, TimeSpan? For) : EventDeclaration;
