using EShopSim.Cluster.Api;
using EShopSim.Reporting.Drawing;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Charts;

/// <summary>
/// One colour per workload and one per entry operation, the same in all charts of a run. An operation takes the colour of the workload
/// that serves it where no other operation has it already.
/// </summary>
internal sealed class SeriesColors
{
    private readonly List<WorkloadRef> _workloads;
    private readonly List<OperationSeries> _operations;
    private readonly List<int> _operationColors = [];

    /// <summary>Gives colours to the chosen first, so that the charts' main lines differ most.</summary>
    public SeriesColors(RunResult result, IReadOnlyList<WorkloadSeries> workloads, IReadOnlyList<OperationSeries> operations)
    {
        _workloads = [.. workloads.Concat(result.Workloads).Select(w => w.Workload).Distinct()];
        _operations = [.. operations.Concat(result.Operations).Distinct()];
        foreach (var operation in _operations)
        {
            var own = _workloads.FindIndex(w => Serves(result, w, operation.Operation));
            _operationColors.Add(own >= 0 && !_operationColors.Contains(own) ? own : FirstFree());
        }
    }

    public Trace Style(Trace trace, WorkloadRef workload) => Style(trace, _workloads.IndexOf(workload));

    public Trace Style(Trace trace, OperationSeries operation) => Style(trace, _operationColors[_operations.IndexOf(operation)]);

    private static Trace Style(Trace trace, int index) => trace with { Color = Palette.ColorOf(index), Pattern = Palette.PatternOf(index) };

    private static bool Serves(RunResult result, WorkloadRef workload, string operation) =>
        result.Scenario.Modules.Any(m => m.Workload == workload && operation.StartsWith(m.Name + ".", StringComparison.Ordinal));

    private int FirstFree()
    {
        var index = 0;
        while (_operationColors.Contains(index))
            index++;
        return index;
    }
}
