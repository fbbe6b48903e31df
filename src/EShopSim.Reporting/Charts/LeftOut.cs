namespace EShopSim.Reporting.Charts;

/// <summary>What a chart has no room for is named below it.</summary>
internal static class LeftOut
{
    private const int MostNames = 12;

    /// <summary>Says which were left out and why; empty when none was.</summary>
    public static string Words(string why, IEnumerable<string> names)
    {
        string[] all = [.. names];
        if (all.Length == 0)
            return "";
        var more = all.Length > MostNames ? $" and {all.Length - MostNames} more" : "";
        return $"Left out ({why}): {string.Join(", ", all.Take(MostNames))}{more}.";
    }
}
