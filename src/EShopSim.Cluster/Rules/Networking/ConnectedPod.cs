namespace EShopSim.Cluster.Rules.Networking;

/// <summary>One end of a connection.</summary>
/// <param name="Namespace">The pod's namespace.</param>
/// <param name="NamespaceLabels">Labels of its namespace.</param>
/// <param name="Labels">Its own labels.</param>
public sealed record ConnectedPod(string Namespace, IReadOnlyDictionary<string, string> NamespaceLabels, IReadOnlyDictionary<string, string> Labels);
