namespace EShopSim.Traffic.Description;

/// <summary>A stretch of a rate curve, linear from end to end.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="StartPerSecond">Rate at its beginning.</param>
/// <param name="EndPerSecond">Rate at its end.</param>
public readonly record struct RateSegment(TimeSpan Start, TimeSpan End, double StartPerSecond, double EndPerSecond);
