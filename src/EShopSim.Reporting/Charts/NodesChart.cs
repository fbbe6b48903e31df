using System.Globalization;
using EShopSim.Reporting.Drawing;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Charts;

/// <summary>The cluster's room: CPU allocatable, requested and used; ready nodes; pods per node.</summary>
internal static class NodesChart
{
    private const int MostLines = 7;

    public static Page Of(RunResult result)
    {
        var samples = result.SampleTimesSeconds.Count;
        return ChartFrame.Of(result, "nodes", "room on the nodes", [Cpu(result, samples), Ready(result, samples), Pods(result, samples)]);
    }

    private static Panel Cpu(RunResult result, int samples) => new("CPU of the cluster", "cores",
    [
        new Trace("used", Cores(samples, result.Nodes.Select(n => n.CpuUsageMillicores)), Palette.Sky) { IsFilled = true, Width = 1.2f },
        new Trace("requested", Cores(samples, result.Nodes.Select(n => n.CpuRequestedMillicores)), Palette.Blue) { IsStep = true, Width = 1.8f },
        new Trace("allocatable, ready nodes", Cores(samples, result.Nodes.Select(Usable)), Palette.Ink) { IsStep = true, Width = 1.8f },
    ])
    {
        Height = 200,
    };

    private static Panel Ready(RunResult result, int samples) => new("Ready nodes", "nodes",
    [
        new Trace("ready", Columns.Sum(samples, result.Nodes.Select(n => n.Ready)), Palette.Green) { IsStep = true, IsFilled = true, Width = 1.8f },
    ])
    {
        Scale = ValueScale.Whole,
        Height = 80,
        References = result.Nodes.Count > 0
            ? [new Reference(string.Create(CultureInfo.InvariantCulture, $"{(result.Nodes.All(n => n.Present.All(there => there > 0)) ? "all nodes" : "nodes at most")}: {result.Nodes.Count}"), result.Nodes.Count, Palette.Muted)]
            : [],
    };

    private static Panel Pods(RunResult result, int samples)
    {
        var traces = result.Nodes.Count <= MostLines
            ? result.Nodes.Select((n, i) => new Trace(n.Zone.Length > 0 ? $"{n.Name} (zone {n.Zone})" : n.Name, n.Pods, Palette.ColorOf(i)) { IsStep = true })
            :
            [
                new Trace("fullest node", Columns.Of(samples, i => OnReady(i).Max()), Palette.Vermillion) { IsStep = true },
                new Trace("mean", Columns.Of(samples, i => OnReady(i).Average()), Palette.Ink) { IsStep = true },
                new Trace("emptiest node", Columns.Of(samples, i => OnReady(i).Min()), Palette.Blue) { IsStep = true },
            ];
        return new Panel("Pods per node", "pods", [.. traces]) { Scale = ValueScale.Whole, Height = 150 };

        // Machines that are only possible, or gone, are no nodes.
        IEnumerable<float> OnReady(int i) => result.Nodes.Where(n => n.Ready[i] > 0).Select(n => n.Pods[i]).DefaultIfEmpty(float.NaN);
    }

    private static float[] Usable(NodeSeries node) =>
        Columns.Of(node.Ready.Count, i => node.Ready[i] > 0 ? node.CpuAllocatableMillicores[i] : 0);

    private static float[] Cores(int samples, IEnumerable<IReadOnlyList<float>> millicores)
    {
        var sum = Columns.Sum(samples, millicores);
        for (var i = 0; i < sum.Length; i++)
            sum[i] /= 1000;
        return sum;
    }
}
