namespace EShopSim.Simulation.Metrics;

/// <summary>Messages that wait in a queue, those that consumers have in hand left out.</summary>
/// <param name="Queue">The queue.</param>
public sealed record QueueBacklog(string Queue) : SeriesSource;
