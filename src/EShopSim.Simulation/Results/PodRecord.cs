namespace EShopSim.Simulation.Results;

/// <summary>The life of one pod; times in simulated seconds, null for what did not happen.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Owner">The controller that owns it, as <c>ReplicaSet/catalog-2</c>.</param>
/// <param name="Node">Its node; empty if never scheduled.</param>
/// <param name="Zone">Its node's zone.</param>
public sealed record PodRecord(string Namespace, string Name, string Owner, string Node, string Zone)
{
    /// <summary>Creation; negative for pods that ran before the start.</summary>
    public required double CreatedSeconds { get; init; }

    /// <summary>Binding to the node.</summary>
    public double? ScheduledSeconds { get; init; }

    /// <summary>Start of its containers.</summary>
    public double? StartedSeconds { get; init; }

    /// <summary>First readiness.</summary>
    public double? ReadySeconds { get; init; }

    /// <summary>Begin of its deletion.</summary>
    public double? DeletingSeconds { get; init; }

    /// <summary>Removal of its object.</summary>
    public double? GoneSeconds { get; init; }

    /// <summary>Why it went; empty while it stays.</summary>
    public string Reason { get; init; } = "";
}
