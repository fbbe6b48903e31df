namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>A condition as one sync of an HPA sets it.</summary>
/// <param name="Type">AbleToScale, ScalingActive or ScalingLimited.</param>
/// <param name="Status">Whether it holds.</param>
/// <param name="Reason">Kubernetes' reason.</param>
/// <param name="Message">The reason in words.</param>
public sealed record HpaCondition(string Type, bool Status, string Reason, string Message);
