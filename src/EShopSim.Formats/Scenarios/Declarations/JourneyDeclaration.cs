using EShopSim.Engine;
using EShopSim.Formats.Shapes;
using EShopSim.Traffic.Description;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>What users do in a session; steps are named, and the names may lead nowhere.</summary>
internal sealed record JourneyDeclaration(IReadOnlyList<Keyed<JourneyStepDeclaration>> Steps)
{
    /// <summary>Steps and weights; empty begins with the first.</summary>
    internal IReadOnlyList<Keyed<double>> Start { get; init; } = [];

    internal Located<string>? Goal { get; init; }

    internal Distribution? Think { get; init; }

    internal Patience? Patience { get; init; }
}
