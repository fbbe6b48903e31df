using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>Something that happens at a given time.</summary>
internal abstract record EventDeclaration
{
    /// <summary>When; set once the whole entry is read.</summary>
    internal Located<TimeSpan> At { get; init; }
}
