using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Charts;

/// <summary>The entry operations with most traffic.</summary>
internal sealed class OperationChoice
{
    private readonly RunResult _result;
    private readonly IReadOnlyList<OperationSeries> _leftOut;

    public OperationChoice(RunResult result, int most)
    {
        _result = result;
        Chosen = Columns.Busiest(result.Operations, most, o => o.OfferedPerSecond);
        _leftOut = [.. result.Operations.Except(Chosen)];
    }

    /// <summary>The chosen ones, in the run's order.</summary>
    public IReadOnlyList<OperationSeries> Chosen { get; }

    /// <summary>The operation's name, with the traffic source where several ask for it.</summary>
    public static string NameOf(RunResult result, OperationSeries series) =>
        result.Operations.Count(o => string.Equals(o.Operation, series.Operation, StringComparison.Ordinal)) > 1
            ? $"{series.Operation} ({series.Traffic})"
            : series.Operation;

    /// <summary>Says which were left out; empty when none was.</summary>
    public string LeftOut() => Charts.LeftOut.Words("less traffic", _leftOut.Select(o => NameOf(_result, o)));
}
