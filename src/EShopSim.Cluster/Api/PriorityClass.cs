namespace EShopSim.Cluster.Api;

/// <summary>scheduling.k8s.io/v1 PriorityClass.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">The priority pods of this class get.</param>
/// <param name="GlobalDefault">Whether pods without a class get it.</param>
/// <param name="NeverPreempts">True for preemptionPolicy Never.</param>
public sealed record PriorityClass(string Name, int Value, bool GlobalDefault, bool NeverPreempts);
