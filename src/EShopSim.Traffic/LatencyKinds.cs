namespace EShopSim.Traffic;

/// <summary>The kinds of time in a fixed order, and their words.</summary>
public static class LatencyKinds
{
    private static readonly string[] s_words = ["queue", "CPU", "CPU wait", "throttled", "wait", "network", "retry"];

    /// <summary>All kinds, in the order of their values.</summary>
    public static IReadOnlyList<LatencyKind> All { get; } = Enum.GetValues<LatencyKind>();

    /// <summary>The kind in words, as <c>CPU wait</c>.</summary>
    public static string Words(this LatencyKind kind) => s_words[(int)kind];
}
