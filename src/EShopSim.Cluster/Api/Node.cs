namespace EShopSim.Cluster.Api;

/// <summary>v1 Node, as far as scheduling and failure look at it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Allocatable">What pods can use: CPU, memory, number of pods.</param>
public sealed record Node(string Name, ResourceList Allocatable)
{
    /// <summary>The label that names a node's zone.</summary>
    public const string ZoneLabel = "topology.kubernetes.io/zone";

    /// <summary>The label that names a node itself.</summary>
    public const string HostnameLabel = "kubernetes.io/hostname";

    /// <summary>What the machine has; allocatable is never more.</summary>
    public ResourceList Capacity { get; init; } = Allocatable;

    /// <summary>Labels by key.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = Empty.Strings;

    /// <summary>Taints.</summary>
    public IReadOnlyList<Taint> Taints { get; init; } = [];

    /// <summary>Whether the node is cordoned.</summary>
    public bool Unschedulable { get; init; }

    /// <summary>The node pool it belongs to; empty for nodes from manifests.</summary>
    public string Pool { get; init; } = "";

    /// <summary>Price of an hour in the scenario's currency; 0 when unknown.</summary>
    public double HourlyPrice { get; init; }

    /// <summary>The zone, empty when no label names one.</summary>
    public string Zone => Labels.TryGetValue(ZoneLabel, out var zone)
        || Labels.TryGetValue("failure-domain.beta.kubernetes.io/zone", out zone) ? zone : "";
}
