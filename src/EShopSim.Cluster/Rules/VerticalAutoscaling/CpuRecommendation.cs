namespace EShopSim.Cluster.Rules.VerticalAutoscaling;

/// <summary>What the VPA recommends as the CPU request of a container, in millicores.</summary>
/// <param name="LowerBound">A request below it is too little: the updater evicts the pod.</param>
/// <param name="Target">The request that new pods get.</param>
/// <param name="UpperBound">A request above it is too much.</param>
public sealed record CpuRecommendation(long LowerBound, long Target, long UpperBound);
