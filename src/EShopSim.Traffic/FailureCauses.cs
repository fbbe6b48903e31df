namespace EShopSim.Traffic;

/// <summary>The causes of failure in a fixed order, and their words.</summary>
public static class FailureCauses
{
    private static readonly string[] s_words = ["no endpoints", "queue full", "pod stopped", "call timeout", "call failed", "overflow", "fault injected", "dependency rejected", "rate limited", "message rejected", "client timeout", "network policy"];

    /// <summary>All causes, in the order of their values.</summary>
    public static IReadOnlyList<FailureCause> All { get; } = Enum.GetValues<FailureCause>();

    /// <summary>What a caller makes of the cause for which a call of its failed: what lies outside keeps its name, all else is a failed call.</summary>
    internal static FailureCause ToCaller(this FailureCause cause) => cause switch
    {
        FailureCause.CallTimeout or FailureCause.DependencyRejected or FailureCause.RateLimited or FailureCause.MessageRejected or FailureCause.NetworkPolicy => cause,
        _ => FailureCause.CallFailed,
    };

    /// <summary>The cause in words, as <c>queue full</c>.</summary>
    public static string Words(this FailureCause cause) => s_words[(int)cause];
}
