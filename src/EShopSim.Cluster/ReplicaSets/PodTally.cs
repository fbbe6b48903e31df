using EShopSim.Engine;

namespace EShopSim.Cluster.ReplicaSets;

/// <summary>The pods of a ReplicaSet at one instant: active, ready and available ones, and when the next ready one becomes available.</summary>
internal readonly record struct PodTally(int Replicas, int Ready, int Available, SimTime? NextAvailable);
