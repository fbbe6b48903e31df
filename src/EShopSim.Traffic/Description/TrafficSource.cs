using EShopSim.Engine;

namespace EShopSim.Traffic.Description;

/// <summary>Clients of one kind: open arrivals at a rate, or a number of users who come back; each makes one request or a session of them.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Mix">Entry operations and their weights; weights are positive. Empty where a <see cref="Journey"/> is given.</param>
/// <param name="Rate">Arrivals per second over time: of requests, or of sessions where there is a journey.</param>
public sealed record TrafficSource(string Name, IReadOnlyList<MixEntry> Mix, RateCurve Rate)
{
    /// <summary>Requests of a higher priority leave a pod's queue first, and their calls inherit it.</summary>
    public int Priority { get; init; }

    /// <summary>How long a client waits; null waits for ever.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How arrivals scatter.</summary>
    public ArrivalLaw Arrivals { get; init; }

    /// <summary>States that Poisson arrivals alternate between (a Markov-modulated Poisson process); the mean rate stays. Empty without bursts.</summary>
    public IReadOnlyList<BurstState> Bursts { get; init; } = [];

    /// <summary>How many come at once; the mean rate stays. Null: one by one.</summary>
    public GroupSize? Groups { get; init; }

    /// <summary>Iterations at once; null is unlimited.</summary>
    public UserLimit? Limit { get; init; }

    /// <summary>Users who come back, instead of arrivals at a rate; null without.</summary>
    public UserCurve? Users { get; init; }

    /// <summary>What a session is; null: a single request of the mix.</summary>
    public Journey? Journey { get; init; }

    /// <summary>Pause of a user between two requests of the mix, in seconds; null is none.</summary>
    public Distribution? ThinkSeconds { get; init; }

    /// <summary>Retries by the clients themselves; null without.</summary>
    public ClientRetries? Retries { get; init; }

    /// <summary>What the clients may ask for, each operation once.</summary>
    public IReadOnlyList<string> EntryOperations => Journey is null
        ? [.. Mix.Select(entry => entry.Operation)]
        : [.. Journey.Steps.Select(step => step.Operation).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Whether somebody waits for the answers in order to go on, or counts them: then there are sessions.</summary>
    public bool HasSessions => Journey is not null || Users is not null || Limit is not null || Retries is not null;
}
