namespace EShopSim.Simulation;

/// <summary>Every node of a zone dies at once.</summary>
/// <param name="At">When.</param>
/// <param name="Zone">Which.</param>
/// <param name="For">How long until they are back, rebooted; null never.</param>
public sealed record ZoneFailureEvent(TimeSpan At, string Zone, TimeSpan? For) : ScenarioEvent(At)
{
    /// <inheritdoc/>
    public override string Label => $"zone {Zone} dies";
}
