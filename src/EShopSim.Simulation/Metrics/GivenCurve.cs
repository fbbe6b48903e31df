namespace EShopSim.Simulation.Metrics;

/// <summary>A curve that is given: the backlog of a queue outside, say.</summary>
/// <param name="Points">Time and value, in order; linear between points, constant before the first and after the last. The same time twice is a jump.</param>
public sealed record GivenCurve(IReadOnlyList<(TimeSpan At, double Value)> Points) : SeriesSource;
