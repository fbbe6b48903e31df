using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>A call to another operation, which may not exist.</summary>
internal sealed record CallDeclaration(Located<string> Operation, Call Call);
