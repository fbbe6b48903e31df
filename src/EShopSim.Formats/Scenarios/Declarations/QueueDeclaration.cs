using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>A queue of messages, whose consumer may not exist.</summary>
internal sealed record QueueDeclaration(Located<string> Consumer, MessageQueue Queue);
