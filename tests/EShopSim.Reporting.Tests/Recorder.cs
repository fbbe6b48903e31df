using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Tests;

/// <summary>Collects the synthetic run's series, one list per column.</summary>
internal sealed class Recorder
{
    private readonly List<(ShopPart Part, List<float>[] Columns)> _workloads = [];
    private readonly List<(string Operation, List<float>[] Columns)> _operations = [];
    private readonly List<List<float>[]> _nodes = [];

    public IReadOnlyList<WorkloadSeries> Workloads => [.. _workloads.Select(w => new WorkloadSeries(w.Part.Ref)
    {
        DesiredReplicas = w.Columns[0], Replicas = w.Columns[1], ReadyReplicas = w.Columns[2], UnavailableReplicas = w.Columns[3],
        CpuUsageMillicores = w.Columns[4], CpuRequestMillicores = w.Columns[5], CpuUtilizationPercent = w.Columns[6], ThrottledPercent = w.Columns[7],
        RequestsPerSecond = w.Columns[8], ErrorsPerSecond = w.Columns[9], InFlight = w.Columns[10],
    })];

    public IReadOnlyList<OperationSeries> Operations => [.. _operations.Select(o => new OperationSeries("shoppers", o.Operation)
    {
        OfferedPerSecond = o.Columns[0], CompletedPerSecond = o.Columns[1], FailedPerSecond = o.Columns[2],
        LatencyMeanMs = o.Columns[3], LatencyP50Ms = o.Columns[4], LatencyP95Ms = o.Columns[5], LatencyP99Ms = o.Columns[6],

        // Half of the mean is work, the most of the rest is waited for, an eighth stands in line.
        LatencyPartsMs = [.. ((float[])[0.125f, 0.5f, 0, 0, 0.375f, 0, 0]).Select(share => (IReadOnlyList<float>)[.. o.Columns[3].Select(mean => mean * share)])],
    })];

    public IReadOnlyList<NodeSeries> Nodes => [.. _nodes.Select((n, i) => new NodeSeries($"general-{i}", "abc".Substring(i % 3, 1))
    {
        Present = [.. n[0].Select(_ => 1f)], Ready = n[0], Pods = n[1], CpuRequestedMillicores = n[2], CpuUsageMillicores = n[3], CpuAllocatableMillicores = n[4],
    })];

    public void Workload(ShopPart part, PartState state, double demand, double offered, double failed, double latencyMs, double load)
    {
        var at = _workloads.FindIndex(w => w.Part == part);
        if (at < 0)
            _workloads.Add((part, Columns(11)));
        var request = state.Existing * ShopPart.RequestMillicores;
        var usage = Math.Min(demand, state.Ready * 1000.0);
        var measured = part.HasHpa;
        Append(_workloads[at < 0 ? ^1 : at].Columns,
        [
            state.Desired, state.Existing, state.Ready, Math.Max(0, state.Desired - state.Ready),
            usage, measured ? request : double.NaN, measured ? usage / request * 100 : double.NaN,
            part.Name == "orders" ? Math.Clamp((load - 0.5) * 60, 0, 100) : double.NaN,
            offered, failed, offered * latencyMs / 1000,
        ]);
    }

    public void Operation(string name, double offered, double failed, double p50)
    {
        var at = _operations.FindIndex(o => o.Operation == name);
        if (at < 0)
            _operations.Add((name, Columns(7)));
        Append(_operations[at < 0 ? ^1 : at].Columns, [offered, offered - failed, failed, p50 * 1.3, p50, p50 * 2.8, p50 * 4.6]);
    }

    public void Node(int index, double ready, double pods, double usage)
    {
        while (_nodes.Count <= index)
            _nodes.Add(Columns(5));
        Append(_nodes[index], [ready, pods, pods * ShopPart.RequestMillicores, usage, 7800]);
    }

    private static List<float>[] Columns(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<float>())];

    private static void Append(List<float>[] columns, ReadOnlySpan<double> values)
    {
        for (var c = 0; c < columns.Length; c++)
            columns[c].Add((float)values[c]);
    }
}
