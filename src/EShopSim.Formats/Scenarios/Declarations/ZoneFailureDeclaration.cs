using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>All nodes of a zone die.</summary>
internal sealed record ZoneFailureDeclaration(Located<string> Zone, TimeSpan? For) : EventDeclaration;
