using System.Globalization;

namespace EShopSim.Cluster.Autoscaling;

/// <summary>Text that is the same in every culture.</summary>
internal static class Text
{
    /// <summary>Formats for every culture alike.</summary>
    public static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>1 pod</c>, <c>2 pods</c>.</summary>
    public static string Count(int count, string noun) => Of($"{count} {noun}{(count == 1 ? "" : "s")}");
}
