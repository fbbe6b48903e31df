namespace EShopSim.Traffic.Description;

/// <summary>A mood of bursty arrivals: while it holds, they come faster or slower than on average.</summary>
/// <param name="Factor">Rate in this state relative to the other states', 0 or more.</param>
/// <param name="MeanHold">How long it holds on average; exponentially distributed.</param>
public sealed record BurstState(double Factor, TimeSpan MeanHold);
