using EShopSim.Simulation;

namespace EShopSim.Planning.Sizing;

/// <summary>What keeps a scenario from being planned at all.</summary>
public static class PlanObstacles
{
    /// <summary>In whole sentences without a full stop, each with a way out; none where it can be planned.</summary>
    public static IReadOnlyList<string> In(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var obstacles = new List<string>();
        if (scenario.Objectives.Count == 0)
            obstacles.Add($"{scenario.Name} has no objectives, so any number of replicas would do; add spec.objectives");
        if (scenario.Traffic.All(source => PeakTraffic.LevelAt(source, PeakTraffic.PeakTime(scenario.Traffic)) <= 0))
            obstacles.Add($"{scenario.Name} has no requests; add spec.traffic with a rate above 0");
        if (PlannedModule.AllIn(scenario).Count == 0)
            obstacles.Add($"{scenario.Name} has no module with operations whose Deployment or StatefulSet could get more replicas; describe one under spec.modules");
        return obstacles;
    }
}
