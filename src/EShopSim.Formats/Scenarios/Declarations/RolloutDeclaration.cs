using EShopSim.Cluster;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>A new version of a workload's template.</summary>
internal sealed record RolloutDeclaration(WorkloadName Workload, double CpuFactor, Located<PodDefect> Failing) : EventDeclaration;
