using EShopSim.Cluster.Api;
using EShopSim.Formats.Shapes;

namespace EShopSim.Formats.Scenarios.Declarations;

/// <summary>A workload by kind and <c>name</c> or <c>namespace/name</c>.</summary>
internal sealed record WorkloadName(WorkloadKind Kind, Located<string> Name);
