using System.Globalization;
using EShopSim.Cluster.Api;
using EShopSim.Engine;

namespace EShopSim.Simulation;

/// <summary>Nodes of one make, of which there may be more or fewer.</summary>
/// <param name="Name">Its name; its nodes are NAME-1, NAME-2 and so on.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Allocatable">What pods can use of one node.</param>
public sealed record NodePool(string Name, int Count, ResourceList Allocatable)
{
    private const string PoolLabel = "eshopsim.dev/node-pool";
    private const string PurchaseLabel = "eshopsim.dev/purchase";

    // What every kubelet says of its node, the deprecated names too: many manifests select on them (pkg/kubelet/kubelet_node_status.go).
    private static readonly Dictionary<string, string> _kubeletLabels = new(StringComparer.Ordinal)
    {
        ["kubernetes.io/os"] = "linux",
        ["kubernetes.io/arch"] = "amd64",
        ["beta.kubernetes.io/os"] = "linux",
        ["beta.kubernetes.io/arch"] = "amd64",
    };

    /// <summary>What the machine has.</summary>
    public ResourceList Capacity { get; init; } = Allocatable;

    /// <summary>Zones that the nodes take in turn; empty without.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>Labels beside those that every node gets.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Taints of every node.</summary>
    public IReadOnlyList<Taint> Taints { get; init; } = [];

    /// <summary>Price of a node for an hour on demand, in the scenario's currency; 0 when unknown.</summary>
    public double HourlyPrice { get; init; }

    /// <summary>Share of the nodes that are spot nodes, 0 to 1; whole nodes, spread evenly over their numbers.</summary>
    public double SpotShare { get; init; }

    /// <summary>Price of a spot node for an hour.</summary>
    public double SpotHourlyPrice { get; init; }

    /// <summary>Nodes at least; null where the Cluster Autoscaler takes none away below <see cref="Count"/>.</summary>
    public int? Min { get; init; }

    /// <summary>Nodes at most; null where it adds none.</summary>
    public int? Max { get; init; }

    /// <summary>Seconds from the order of a machine until its node is ready.</summary>
    public Distribution ProvisioningSeconds { get; init; } = new ConstantDistribution(60);

    /// <summary>Whether the Cluster Autoscaler may change its size.</summary>
    public bool IsAutoscaled => Min is not null || Max is not null;

    /// <summary>All nodes that it can have, those first that it has at the beginning.</summary>
    public IReadOnlyList<Node> AllNodes() => [.. Enumerable.Range(1, Math.Max(Count, Max ?? 0)).Select(Node)];

    /// <summary>What the Cluster Autoscaler knows of it.</summary>
    public NodeGroup Group() => new(Name, AllNodes()) { Count = Count, Min = Min ?? Count, ProvisioningSeconds = ProvisioningSeconds };

    /// <summary>Its nodes, as many as <see cref="Count"/> says.</summary>
    public IEnumerable<Node> Nodes() => Enumerable.Range(1, Count).Select(Node);

    // A share times a number may fall a hair below the whole number that is meant.
    private bool IsSpot(int number) => Math.Floor((number * SpotShare) + 1e-9) > Math.Floor(((number - 1) * SpotShare) + 1e-9);

    private Node Node(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Name}-{number}");
        var labels = new Dictionary<string, string>(_kubeletLabels, StringComparer.Ordinal);
        foreach (var (key, value) in Labels)
            labels[key] = value;
        labels[Cluster.Api.Node.HostnameLabel] = name;
        labels[PoolLabel] = Name;
        if (SpotShare > 0)
            labels[PurchaseLabel] = IsSpot(number) ? "spot" : "on-demand";
        if (Zones.Count > 0)
            labels[Cluster.Api.Node.ZoneLabel] = Zones[(number - 1) % Zones.Count];
        return new Node(name, Allocatable)
        {
            Capacity = Capacity,
            Labels = labels,
            Taints = Taints,
            Pool = Name,
            HourlyPrice = IsSpot(number) ? SpotHourlyPrice : HourlyPrice,
        };
    }
}
