namespace EShopSim.Traffic.Description;

/// <summary>Further tries beside a slow one; the first answer counts (Dean and Barroso, The Tail at Scale, 2013).</summary>
/// <param name="After">How long after the try before.</param>
/// <param name="Max">Further tries at most.</param>
public sealed record HedgePolicy(TimeSpan After, int Max = 1);
