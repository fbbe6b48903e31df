namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>What happened to a pod.</summary>
internal sealed record RecordedPodEvent(double Seconds, string Pod, string What, string Node);
