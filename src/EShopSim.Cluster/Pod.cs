using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Cluster;

/// <summary>A pod as the API server knows it. Times are null until the step has happened.</summary>
public sealed class Pod
{
    internal Pod(int index, string name, WorkloadRef workload, string owner, int revision, PodTemplate template, SimTime createdAt)
    {
        Index = index;
        Name = name;
        Workload = workload;
        Owner = owner;
        Revision = revision;
        Template = template;
        CreatedAt = createdAt;
    }

    /// <summary>Position in the order of creation, from 0; never reused.</summary>
    public int Index { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its namespace.</summary>
    public string Namespace => Workload.Namespace;

    /// <summary>The workload it serves: the Deployment, not the ReplicaSet between.</summary>
    public WorkloadRef Workload { get; }

    /// <summary>The controller that owns it, as <c>ReplicaSet/catalog-2</c>.</summary>
    public string Owner { get; }

    /// <summary>The workload's template revision it was made from, from 1.</summary>
    public int Revision { get; }

    /// <summary>The template it was made from.</summary>
    public PodTemplate Template { get; }

    /// <summary>Creation time; negative for pods that ran before the simulation began.</summary>
    public SimTime CreatedAt { get; }

    /// <summary>Index of its node in the control plane's nodes; -1 while unscheduled.</summary>
    public int NodeIndex { get; internal set; } = -1;

    /// <summary>When the scheduler bound it.</summary>
    public SimTime? ScheduledAt { get; internal set; }

    /// <summary>When its containers started.</summary>
    public SimTime? StartedAt { get; internal set; }

    /// <summary>When it first became ready.</summary>
    public SimTime? FirstReadyAt { get; internal set; }

    /// <summary>When its deletion began.</summary>
    public SimTime? DeletingAt { get; internal set; }

    /// <summary>When its object was removed.</summary>
    public SimTime? GoneAt { get; internal set; }

    /// <summary>Why it went, in Kubernetes' words; empty while it stays.</summary>
    public string Reason { get; internal set; } = "";

    /// <summary>Whether its containers run.</summary>
    public bool IsRunning { get; internal set; }

    /// <summary>The Ready condition.</summary>
    public bool IsReady { get; internal set; }

    /// <summary>Whether its deletion has begun.</summary>
    public bool IsTerminating => DeletingAt is not null;
}
