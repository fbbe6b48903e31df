using System.Globalization;

namespace EShopSim.Simulation;

/// <summary>A stretch of a run, such as the hour after a sale opens.</summary>
/// <param name="From">Its beginning, in simulated time.</param>
/// <param name="To">Its end.</param>
public sealed record TimeFrame(TimeSpan From, TimeSpan To)
{
    /// <summary><c>from 4d to 4d1h</c>, as a scenario says it.</summary>
    public override string ToString() => $"from {Shown(From)} to {Shown(To)}";

    private static string Shown(TimeSpan time)
    {
        var seconds = time - TimeSpan.FromMinutes(Math.Floor(time.TotalMinutes));
        var text = $"{Part(time.Days, "d")}{Part(time.Hours, "h")}{Part(time.Minutes, "m")}{Part(seconds.TotalSeconds, "s")}";
        return text.Length > 0 ? text : "0s";
    }

    private static string Part(double value, string unit) => value > 0 ? string.Create(CultureInfo.InvariantCulture, $"{value:0.###}{unit}") : "";
}
