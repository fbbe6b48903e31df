using EShopSim.Engine;

namespace EShopSim.Theory.Tests;

/// <summary>Customers of one kind: Poisson arrivals, a law of service, and who goes first.</summary>
internal sealed record CustomerClass(double ArrivalsPerSecond, Distribution ServiceSeconds)
{
    public int Priority { get; init; }
}
