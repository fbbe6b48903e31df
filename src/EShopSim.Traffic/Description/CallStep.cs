namespace EShopSim.Traffic.Description;

/// <summary>Calls made at the same time; the step ends when all have answered.</summary>
/// <param name="Calls">At least one.</param>
public sealed record CallStep(IReadOnlyList<Call> Calls);
