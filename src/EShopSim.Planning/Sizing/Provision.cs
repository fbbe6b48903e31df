namespace EShopSim.Planning.Sizing;

/// <summary>What a plan provides: replicas and nodes.</summary>
/// <param name="Replicas">Of each planned module, in the planner's order.</param>
/// <param name="Nodes">Of each node pool, in the scenario's order.</param>
public sealed record Provision(IReadOnlyList<int> Replicas, IReadOnlyList<int> Nodes)
{
    /// <summary>The same with another number of replicas of one module.</summary>
    public Provision With(int module, int replicas) => this with { Replicas = [.. Replicas.Select((r, i) => i == module ? replicas : r)] };
}
