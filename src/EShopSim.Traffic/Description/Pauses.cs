using EShopSim.Engine;

namespace EShopSim.Traffic.Description;

/// <summary>Times at which a whole pod stands still, as under a collector that stops the world.</summary>
/// <param name="EverySeconds">From the end of one pause to the beginning of the next, in seconds; the first comes after a random part of it.</param>
/// <param name="DurationSeconds">How long one lasts, in seconds.</param>
public sealed record Pauses(Distribution EverySeconds, Distribution DurationSeconds);
