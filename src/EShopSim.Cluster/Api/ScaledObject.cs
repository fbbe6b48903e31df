namespace EShopSim.Cluster.Api;

/// <summary>KEDA's keda.sh/v1alpha1 ScaledObject: an HPA from one replica on, and a look of its own between none and some.</summary>
/// <param name="Meta">Name and namespace.</param>
/// <param name="Autoscaler">The HPA that it writes; at least one replica.</param>
public sealed record ScaledObject(ObjectMeta Meta, HorizontalPodAutoscaler Autoscaler)
{
    /// <summary>minReplicaCount; default 0.</summary>
    public int MinReplicas { get; init; }

    /// <summary>idleReplicaCount, which can only be 0; null when it is not set.</summary>
    public int? IdleReplicas { get; init; }

    /// <summary>pollingInterval; default 30 s.</summary>
    public TimeSpan PollingInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>cooldownPeriod; default 5 min.</summary>
    public TimeSpan Cooldown { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>initialCooldownPeriod; default 0.</summary>
    public TimeSpan InitialCooldown { get; init; }

    /// <summary>What it looks at; empty where all triggers are of CPU or memory, which cannot wake a workload.</summary>
    public IReadOnlyList<ScaledObjectTrigger> Triggers { get; init; } = [];
}
