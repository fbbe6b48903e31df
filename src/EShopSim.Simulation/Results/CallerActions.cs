namespace EShopSim.Simulation.Results;

/// <summary>What the callers of a workload, and the proxies before them, did beyond sending each request once.</summary>
/// <param name="Retries">Tries that were not the first.</param>
/// <param name="RetriesDenied">Retries that a budget or a limit did not allow.</param>
/// <param name="Hedges">Tries sent beside a slow one.</param>
/// <param name="Overflows">Requests that the callers' own limits stopped (circuit breaking).</param>
/// <param name="Ejections">Times that a caller left out a pod because it failed.</param>
public readonly record struct CallerActions(long Retries, long RetriesDenied, long Hedges, long Overflows, long Ejections)
{
    /// <summary>Whether there was nothing of it.</summary>
    public bool IsNone => this == default;

    /// <summary>What was done since then.</summary>
    public CallerActions Since(CallerActions earlier) => new(
        Retries - earlier.Retries, RetriesDenied - earlier.RetriesDenied, Hedges - earlier.Hedges, Overflows - earlier.Overflows, Ejections - earlier.Ejections);
}
