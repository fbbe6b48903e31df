namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>A node as spreading and pod affinity see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Labels">Its labels.</param>
public sealed record SchedulingNode(string Name, IReadOnlyDictionary<string, string> Labels);
