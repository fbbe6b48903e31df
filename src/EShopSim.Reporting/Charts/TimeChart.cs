using EShopSim.Reporting.Drawing;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;
using Color = ScottPlot.Color;

namespace EShopSim.Reporting.Charts;

/// <summary>Where the time of each entry operation goes: the parts of its mean latency, one upon the other.</summary>
internal static class TimeChart
{
    private const int MostPanels = 6;

    public static Page Of(RunResult result)
    {
        var operations = new OperationChoice(result, MostPanels);
        IReadOnlyList<Panel> panels = operations.Chosen.Any(o => o.LatencyPartsMs.Count > 0)
            ? [.. operations.Chosen.Where(o => o.LatencyPartsMs.Count > 0).Select(o => new Panel(OperationChoice.NameOf(result, o) + ": parts of the mean latency, one upon the other", "ms", Stack(o.LatencyPartsMs)) { Height = 150 })]
            : [new Panel("Mean latency", "ms", []) { Notes = ["no request traffic in this scenario"] }];
        return ChartFrame.Of(result, "time", "where the mean latency goes", panels, operations.LeftOut());
    }

    // The highest sum is drawn first, and each lower one over it: what stays to be seen of each is its own part.
    private static List<Trace> Stack(IReadOnlyList<IReadOnlyList<float>> parts)
    {
        var traces = new List<Trace>();
        var sums = new float[parts[0].Count];
        foreach (var kind in Enum.GetValues<LatencyKind>().OrderBy(Height))
        {
            var part = parts[(int)kind];
            if (Columns.Greatest(part) <= 0)
                continue;
            for (var i = 0; i < sums.Length; i++)
                sums[i] += part[i];
            traces.Add(new Trace(kind.Words(), [.. sums], ColorOf(kind)) { IsFilled = true, IsOpaque = true, Width = 0.8f });
        }

        traces.Reverse();
        return traces;
    }

    // Work at the bottom, then what is waited for, and on top what went wrong.
    private static int Height(LatencyKind kind) => kind switch
    {
        LatencyKind.Cpu => 0,
        LatencyKind.Wait => 1,
        LatencyKind.Network => 2,
        LatencyKind.CpuWait => 3,
        LatencyKind.Queue => 4,
        LatencyKind.Throttled => 5,
        _ => 6,
    };

    private static Color ColorOf(LatencyKind kind) => kind switch
    {
        LatencyKind.Cpu => Palette.Blue,
        LatencyKind.Wait => Palette.Sky,
        LatencyKind.Network => Palette.Green,
        LatencyKind.CpuWait => Palette.Orange,
        LatencyKind.Queue => Palette.Purple,
        LatencyKind.Throttled => Palette.Vermillion,
        _ => Palette.Ink,
    };
}
