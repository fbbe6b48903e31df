namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>A change of spec.replicas.</summary>
internal readonly record struct SizeChange(double Seconds, int Replicas);
