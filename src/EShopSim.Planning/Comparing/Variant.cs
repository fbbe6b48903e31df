using EShopSim.Simulation;

namespace EShopSim.Planning.Comparing;

/// <summary>One of the scenarios that are compared.</summary>
/// <param name="Name">What it is called in tables and charts.</param>
/// <param name="Scenario">The scenario.</param>
public sealed record Variant(string Name, Scenario Scenario);
