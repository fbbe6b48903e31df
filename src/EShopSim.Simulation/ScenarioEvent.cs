namespace EShopSim.Simulation;

/// <summary>Something the scenario lets happen at a given time.</summary>
/// <param name="At">Simulated time since the start.</param>
public abstract record ScenarioEvent(TimeSpan At)
{
    /// <summary>A few words for charts and logs, as <c>rollout catalog</c>.</summary>
    public abstract string Label { get; }
}
