using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>A call to an operation or a dependency, which may not exist.</summary>
internal sealed record CallDeclaration(Located<string> Operation, Call Call)
{
    internal CallTarget Target { get; init; }

    /// <summary>Where the size of its pool is written; null without one.</summary>
    internal YamlNode? Pool { get; init; }
}
