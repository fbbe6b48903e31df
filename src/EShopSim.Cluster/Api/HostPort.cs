namespace EShopSim.Cluster.Api;

/// <summary>A port of the node that a container takes for itself.</summary>
/// <param name="Port">Its number.</param>
/// <param name="Protocol">TCP, UDP or SCTP.</param>
/// <param name="Ip">The address it listens on; <c>0.0.0.0</c> for all.</param>
public sealed record HostPort(int Port, string Protocol, string Ip);
