using EShopSim.Traffic.Description;

namespace EShopSim.Traffic.Graph;

/// <summary>What a caller does beyond sending its tries at random and at once.</summary>
internal sealed record CallPolicy
{
    /// <summary>How long the caller waits for all tries together; <see cref="long.MaxValue"/> for ever.</summary>
    public required long TotalTicks { get; init; }

    /// <summary>How long it waits for each try; <see cref="long.MaxValue"/> for ever.</summary>
    public required long TryTicks { get; init; }

    /// <summary>How it retries; null at once, after any failure.</summary>
    public RetryPolicy? Retry { get; init; }

    public HedgePolicy? Hedge { get; init; }

    /// <summary>Whether the call gets no more time than the calling operation has left itself.</summary>
    public bool PropagatesDeadline { get; init; }

    /// <summary>The ways of a call that is split by weight; empty where it has one.</summary>
    public RoutePlan[] Routes { get; init; } = [];

    /// <summary>By module, whether a call to it is stopped on its way; null where none is.</summary>
    public bool[]? Blocked { get; init; }

    /// <summary>The way that a share from 0 up to 1 falls on.</summary>
    public RoutePlan Way(double share)
    {
        var way = 0;
        while (way < Routes.Length - 1 && share >= Routes[way].UpTo)
            way++;
        return Routes[way];
    }

    /// <summary>The policy of a call; null where the simplest way does.</summary>
    /// <param name="call">The call.</param>
    /// <param name="caller">The module that makes it; null for clients outside.</param>
    /// <param name="target">The module that serves it.</param>
    /// <param name="isBlocked">Whether the call is stopped on its way, or one of its ways is.</param>
    public static CallPolicy? Of(Call call, Module? caller, Module target, bool isBlocked)
    {
        var balancing = target.Balancing;
        var retry = call.Retry ?? (call.Retries == 0 ? balancing.Retry : null);
        var timeout = call.Timeout ?? balancing.Timeout;
        var propagates = caller is { PropagatesDeadlines: true };
        if (balancing.IsMemoryless && target.Routes.Count == 0 && retry is null && call.Hedge is null && !propagates && !isBlocked && timeout == call.Timeout)
            return null;
        return new CallPolicy
        {
            TotalTicks = retry is null ? long.MaxValue : timeout?.Ticks ?? long.MaxValue,
            TryTicks = (retry is null ? timeout : retry.PerTryTimeout)?.Ticks ?? long.MaxValue,
            Retry = retry,
            Hedge = call.Hedge,
            PropagatesDeadline = propagates,
        };
    }
}
