namespace EShopSim.Cluster.Rules.Autoscaling;

/// <summary>A sample that counts, measured or filled in.</summary>
/// <param name="PodName">The pod.</param>
/// <param name="ValueMilli">The value in thousandths.</param>
internal readonly record struct PodValue(string PodName, long ValueMilli);
