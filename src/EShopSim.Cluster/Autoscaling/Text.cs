using System.Globalization;
using EShopSim.Engine;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>Text that is the same in every culture.</summary>
internal static class Text
{
    /// <summary>Formats for every culture alike.</summary>
    public static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>1 pod</c>, <c>2 pods</c>.</summary>
    public static string Count(int count, string noun) => Of($"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>An instant of the run, as <c>45.2s</c>, <c>12m26.3s</c>, <c>1h02m03.0s</c>.</summary>
    public static string Time(SimTime time)
    {
        var tenths = (long)Math.Round(time.TotalSeconds * 10);
        var (hours, minutes, seconds) = (tenths / 36_000, tenths / 600 % 60, tenths % 600 / 10.0);
        return (hours, minutes) switch
        {
            (0, 0) => Of($"{seconds:0.0}s"),
            (0, _) => Of($"{minutes}m{seconds:00.0}s"),
            _ => Of($"{hours}h{minutes:00}m{seconds:00.0}s"),
        };
    }
}
