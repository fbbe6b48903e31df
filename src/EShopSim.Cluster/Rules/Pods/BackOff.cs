using EShopSim.Engine;

namespace EShopSim.Cluster.Rules.Pods;

/// <summary>What the kubelet remembers of an action that failed (client-go/util/flowcontrol/backoff.go).</summary>
/// <param name="Delay">How long it waits next; 10 s at first, doubled each time, at most 300 s.</param>
/// <param name="UpdatedAt">When the delay was last set.</param>
public readonly record struct BackOff(TimeSpan Delay, SimTime UpdatedAt)
{
    /// <summary>The first delay.</summary>
    public static readonly TimeSpan Initial = TimeSpan.FromSeconds(10);

    /// <summary>The longest delay.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(300);

    /// <summary>The entry after one more action at <paramref name="now"/>.</summary>
    public static BackOff Next(BackOff? previous, SimTime now) => previous is { } entry
        ? new BackOff(Min(entry.Delay * 2, Longest), now)
        : new BackOff(Initial, now);

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
