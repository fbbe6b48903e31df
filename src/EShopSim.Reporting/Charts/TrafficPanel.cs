using EShopSim.Reporting.Drawing;
using EShopSim.Simulation.Results;

namespace EShopSim.Reporting.Charts;

/// <summary>All requests from outside: offered against answered.</summary>
internal static class TrafficPanel
{
    public static Panel Of(RunResult result, int height = 110)
    {
        var samples = result.SampleTimesSeconds.Count;
        return new Panel("Traffic", "requests/s",
        [
            new Trace("answered", Columns.Sum(samples, result.Operations.Select(o => o.CompletedPerSecond)), Palette.Sky) { IsFilled = true, Width = 1 },
            new Trace("offered", Columns.Sum(samples, result.Operations.Select(o => o.OfferedPerSecond)), Palette.Ink) { Width = 1.4f },
        ])
        {
            Height = height,
            Notes = result.Operations.Count == 0 ? ["no request traffic in this scenario"] : [],
        };
    }
}
