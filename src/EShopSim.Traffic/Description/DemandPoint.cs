namespace EShopSim.Traffic.Description;

/// <summary>A point of a demand curve.</summary>
/// <param name="At">Time since the start.</param>
/// <param name="Millicores">Demand from there on.</param>
public readonly record struct DemandPoint(TimeSpan At, double Millicores);
