namespace EShopSim.Simulation.Results;

/// <summary>Failed requests of one entry operation that began in the same way, one value per sample.</summary>
/// <param name="Traffic">The traffic source.</param>
/// <param name="Operation">The entry operation.</param>
/// <param name="Cause">What happened there, as <c>queue full</c>.</param>
/// <param name="Module">The module that refused, stopped or did not answer.</param>
/// <param name="PerSecond">Failures per second.</param>
public sealed record FailureSeries(string Traffic, string Operation, string Cause, string Module, IReadOnlyList<float> PerSecond);
