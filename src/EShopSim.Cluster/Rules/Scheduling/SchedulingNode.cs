namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>A node with its pods, as spreading and pod affinity see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Pods">The pods on it.</param>
public sealed record SchedulingNode(string Name, IReadOnlyDictionary<string, string> Labels, IReadOnlyList<PlacedPod> Pods);
