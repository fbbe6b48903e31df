using EShopSim.Engine;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>A step of a journey.</summary>
/// <param name="Operation">What is asked for; null for nothing.</param>
/// <param name="Think">The pause after it; null takes the journey's.</param>
/// <param name="Next">Steps and probabilities; what is left over leaves.</param>
/// <param name="Choose">Steps and weights; nobody leaves.</param>
internal sealed record JourneyStepDeclaration(Located<string>? Operation, Distribution? Think, IReadOnlyList<Keyed<double>> Next, IReadOnlyList<Keyed<double>> Choose);
