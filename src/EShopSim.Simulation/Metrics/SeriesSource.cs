namespace EShopSim.Simulation.Metrics;

/// <summary>What a series outside the pods shows.</summary>
public abstract record SeriesSource;
