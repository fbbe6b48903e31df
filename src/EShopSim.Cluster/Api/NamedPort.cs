namespace EShopSim.Cluster.Api;

/// <summary>A port that a container declares.</summary>
/// <param name="Name">Its name; empty without one.</param>
/// <param name="Number">Its number.</param>
/// <param name="Protocol">TCP, UDP or SCTP.</param>
public sealed record NamedPort(string Name, int Number, string Protocol);
