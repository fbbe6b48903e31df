namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>kubectl scale.</summary>
internal sealed record ScaleDeclaration(WorkloadName Workload, int Replicas) : EventDeclaration;
