namespace EShopSim.Simulation.Results;

/// <summary>Failed requests by what began it.</summary>
/// <param name="Cause">What happened there, as <c>queue full</c>; further up it is a failed call.</param>
/// <param name="Module">The module that refused, stopped or did not answer.</param>
/// <param name="Count">How many.</param>
public sealed record FailureSource(string Cause, string Module, long Count);
