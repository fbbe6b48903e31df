namespace EShopSim.Simulation;

/// <summary>A node dies without a word.</summary>
/// <param name="At">When.</param>
/// <param name="Node">Which.</param>
/// <param name="For">How long until it is back, rebooted; null never.</param>
public sealed record NodeFailureEvent(TimeSpan At, string Node, TimeSpan? For) : ScenarioEvent(At)
{
    /// <inheritdoc/>
    public override string Label => $"node {Node} dies";
}
