using EShopSim.Cluster.Rules.Scheduling;

namespace EShopSim.Cluster.Scheduling;

/// <summary>A node that would take a pod if some others went.</summary>
/// <param name="Node">Which.</param>
/// <param name="Victims">Who would have to go.</param>
/// <param name="Candidate">The same as the rules see it.</param>
internal sealed record PreemptionPlace(NodeState Node, IReadOnlyList<Pod> Victims, PreemptionCandidate Candidate);
