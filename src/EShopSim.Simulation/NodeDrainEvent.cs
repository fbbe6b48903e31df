namespace EShopSim.Simulation;

/// <summary>Somebody runs <c>kubectl drain</c>.</summary>
/// <param name="At">When.</param>
/// <param name="Node">Which node.</param>
/// <param name="For">How long until it is uncordoned; null never.</param>
public sealed record NodeDrainEvent(TimeSpan At, string Node, TimeSpan? For) : ScenarioEvent(At)
{
    /// <inheritdoc/>
    public override string Label => $"drain {Node}";
}
