namespace EShopSim.Traffic.Description;

/// <summary>What lies around and between the modules.</summary>
public sealed record Surroundings
{
    /// <summary>Nothing.</summary>
    public static Surroundings None { get; } = new();

    /// <summary>Queues between operations.</summary>
    public IReadOnlyList<MessageQueue> Queues { get; init; } = [];

    /// <summary>What is called outside the cluster.</summary>
    public IReadOnlyList<Dependency> Dependencies { get; init; } = [];

    /// <summary>How long requests and answers are under way; null for no time.</summary>
    public Network? Network { get; init; }
}
