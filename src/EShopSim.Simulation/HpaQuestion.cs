namespace EShopSim.Simulation;

/// <summary>Somebody wants to know why an HPA did what it did.</summary>
/// <param name="Namespace">Namespace of the HPA.</param>
/// <param name="Name">Its name.</param>
/// <param name="At">Simulated time; the last sync at or before it is meant.</param>
public sealed record HpaQuestion(string Namespace, string Name, TimeSpan At);
