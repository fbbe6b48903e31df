using EShopSim.Simulation;

namespace EShopSim.Planning.Sizing;

/// <summary>What keeps a scenario from being planned at all.</summary>
public static class PlanObstacles
{
    /// <summary>In whole sentences without a full stop, each with a way out; none where it can be planned.</summary>
    /// <param name="scenario">What is to be planned.</param>
    /// <param name="survive">What the plan shall survive.</param>
    public static IReadOnlyList<string> In(Scenario scenario, SurvivedLoss survive)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var obstacles = new List<string>();
        if (scenario.Objectives.Count == 0)
            obstacles.Add($"{scenario.Name} has no objectives, so any number of replicas would do; add spec.objectives");
        if (scenario.Traffic.All(source => PeakTraffic.LevelAt(source, PeakTraffic.PeakTime(scenario.Traffic)) <= 0))
            obstacles.Add($"{scenario.Name} has no requests; add spec.traffic with a rate above 0");
        if (PlannedModule.AllIn(scenario).Count == 0)
            obstacles.Add($"{scenario.Name} has no module with operations whose Deployment or StatefulSet could get more replicas; describe one under spec.modules");
        if (survive == SurvivedLoss.Zone && ZonesOf(scenario) < 2)
            obstacles.Add($"{scenario.Name} has nodes in {(ZonesOf(scenario) == 0 ? "no zone" : "one zone")}, so there is none to lose and another to stay; give a node pool zones: [a, b, c] under spec.cluster.nodePools");
        if (survive == SurvivedLoss.Node && scenario.NodePools.Count == 0 && scenario.Cluster.Nodes.Count < 2)
            obstacles.Add($"{scenario.Name} has one node, from manifests, and no node pool that could get another; describe one under spec.cluster.nodePools");
        return obstacles;
    }

    private static int ZonesOf(Scenario scenario) => scenario.Cluster.Nodes.Where(n => n.Pool.Length == 0).Select(n => n.Zone)
        .Concat(scenario.NodePools.SelectMany(p => p.Zones)).Where(z => z.Length > 0).Distinct(StringComparer.Ordinal).Count();
}
