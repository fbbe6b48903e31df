using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Summaries;

/// <summary>Shares and totals over what a run counted.</summary>
internal static class Shares
{
    /// <summary>Failed over finished requests, in percent; NaN when none finished.</summary>
    public static double FailedPercent(double completed, double failed) =>
        completed + failed > 0 ? 100.0 * failed / (completed + failed) : double.NaN;

    /// <summary>Failures of all operations by cause, in the order the causes first appear.</summary>
    public static IReadOnlyList<FailureCount> FailuresByCause(RunResult result)
    {
        var totals = new List<FailureCount>();
        foreach (var failure in result.OperationSummaries.SelectMany(one => one.Failures))
        {
            var at = totals.FindIndex(f => string.Equals(f.Cause, failure.Cause, StringComparison.Ordinal));
            if (at < 0)
                totals.Add(failure);
            else
                totals[at] = totals[at] with { Count = totals[at].Count + failure.Count };
        }

        return totals;
    }
}
