using EShopSim.Engine;

namespace EShopSim.Traffic.Description;

/// <summary>A step of a journey: a request, then a pause, then the next step or the end of the session.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Operation">The entry operation asked for; null asks for nothing.</param>
/// <param name="ThinkSeconds">The pause after the answer, in seconds.</param>
/// <param name="Turns">Where users go; those left over leave.</param>
public sealed record JourneyStep(string Name, string? Operation, Distribution ThinkSeconds, IReadOnlyList<JourneyTurn> Turns);
