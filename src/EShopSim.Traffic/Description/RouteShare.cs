namespace EShopSim.Traffic.Description;

/// <summary>A share of the calls of a module's operations, which goes to the operations of the same names in another module, or in this one.</summary>
/// <param name="Module">The module that serves them.</param>
/// <param name="Weight">Its weight among the shares; above 0.</param>
public sealed record RouteShare(string Module, double Weight);
