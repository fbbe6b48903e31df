namespace EShopSim.Traffic.Description;

/// <summary>One entry operation of a traffic mix.</summary>
/// <param name="Operation">The operation, as <c>catalog.product</c>.</param>
/// <param name="Weight">Its weight; its share is this over the sum of all.</param>
public sealed record MixEntry(string Operation, double Weight);
