using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Charts;

/// <summary>The entry operations with most traffic.</summary>
internal sealed class OperationChoice
{
    private const int MostNamesLeftOut = 12;

    private readonly RunResult _result;
    private readonly IReadOnlyList<OperationSeries> _leftOut;

    public OperationChoice(RunResult result, int most)
    {
        _result = result;
        var best = result.Operations
            .OrderByDescending(o => o.OfferedPerSecond.Where(float.IsFinite).Sum(v => (double)v))
            .Take(most)
            .ToList();
        Chosen = [.. result.Operations.Where(best.Contains)];
        _leftOut = [.. result.Operations.Where(o => !best.Contains(o))];
    }

    /// <summary>The chosen ones, in the run's order.</summary>
    public IReadOnlyList<OperationSeries> Chosen { get; }

    /// <summary>The operation's name, with the traffic source where several ask for it.</summary>
    public static string NameOf(RunResult result, OperationSeries series) =>
        result.Operations.Count(o => string.Equals(o.Operation, series.Operation, StringComparison.Ordinal)) > 1
            ? $"{series.Operation} ({series.Traffic})"
            : series.Operation;

    /// <summary>Says which were left out; empty when none was.</summary>
    public string LeftOut()
    {
        if (_leftOut.Count == 0)
            return "";
        var names = string.Join(", ", _leftOut.Take(MostNamesLeftOut).Select(o => NameOf(_result, o)));
        var more = _leftOut.Count > MostNamesLeftOut ? $" and {_leftOut.Count - MostNamesLeftOut} more" : "";
        return $"Left out (less traffic): {names}{more}.";
    }
}
