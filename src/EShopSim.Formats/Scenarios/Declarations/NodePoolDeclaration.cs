using EShopSim.Formats.Shapes;
using EShopSim.Simulation;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>Nodes of one make, and where their name stands.</summary>
internal sealed record NodePoolDeclaration(Located<string> Name, NodePool Pool);
