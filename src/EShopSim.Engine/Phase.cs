namespace EShopSim.Engine;

/// <summary>The declared order of work at one instant: events with equal time are delivered by phase, then first in, first out.</summary>
/// <remarks>An event may schedule into an earlier phase of the same instant; it is then delivered before what still waits in later ones.</remarks>
public enum Phase : byte
{
    /// <summary>Arrivals, faults and user actions: what happens to the cluster from outside.</summary>
    Environment,

    /// <summary>The data plane: work done, calls, timeouts.</summary>
    Service,

    /// <summary>The kubelet and the life of pods: starts, probes, terminations.</summary>
    Lifecycle,

    /// <summary>The scraping and the delivery of metrics.</summary>
    Measurement,

    /// <summary>Controllers: autoscalers, deployments, disruption budgets.</summary>
    Control,

    /// <summary>The scheduler: pods to nodes.</summary>
    Placement,

    /// <summary>The recorder, which sees the instant when all else has happened.</summary>
    Recording,
}
