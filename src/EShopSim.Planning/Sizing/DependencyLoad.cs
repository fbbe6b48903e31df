using EShopSim.Traffic.Description;

namespace EShopSim.Planning.Sizing;

/// <summary>What the traffic asks of something outside the cluster, by closed form.</summary>
/// <param name="Dependency">What is called.</param>
/// <param name="CallsPerSecond">How often.</param>
public sealed record DependencyLoad(Dependency Dependency, double CallsPerSecond)
{
    /// <summary>That over the most it can answer, by its connections or its rate, in percent; 0 where it has no limit. No replica changes it.</summary>
    public double Percent => 100 * CallsPerSecond * Math.Max(
        Dependency.Connections is { } connections ? Dependency.LatencySeconds.Mean / connections : 0,
        Dependency.RatePerSecond is { } rate ? 1 / rate : 0);
}
