namespace EShopSim.Cluster.Api;

/// <summary>One port of a Service.</summary>
/// <param name="Name">Its name; may be empty.</param>
/// <param name="Port">The Service's port.</param>
/// <param name="TargetPort">The pods' port, a number or a name.</param>
public sealed record ServicePort(string Name, int Port, string TargetPort);
