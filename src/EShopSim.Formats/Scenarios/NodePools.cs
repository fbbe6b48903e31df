using System.Globalization;
using EShopSim.Cluster.Api;
using EShopSim.Formats.Manifests;
using EShopSim.Formats.Scenarios.Declarations;

namespace EShopSim.Formats.Scenarios;

/// <summary>Makes the nodes of node pools.</summary>
internal static class NodePools
{
    private const string PoolLabel = "eshopsim.dev/node-pool";

    // What every kubelet says of its node, the deprecated names too: many manifests select on them (pkg/kubelet/kubelet_node_status.go).
    private static readonly Dictionary<string, string> _kubeletLabels = new(StringComparer.Ordinal)
    {
        ["kubernetes.io/os"] = "linux",
        ["kubernetes.io/arch"] = "amd64",
        ["beta.kubernetes.io/os"] = "linux",
        ["beta.kubernetes.io/arch"] = "amd64",
    };

    /// <summary>The manifests' nodes and the pools', in this order.</summary>
    internal static IReadOnlyList<Node> Of(ScenarioDeclaration scenario, ManifestObjects manifests, Findings findings)
    {
        var nodes = new List<Node>(manifests.Nodes.Objects);
        var names = new HashSet<string>(nodes.Select(node => node.Name), StringComparer.Ordinal);
        foreach (var pool in scenario.NodePools)
        {
            for (var i = 1; i <= pool.Count; i++)
            {
                var node = Make(pool, i);
                if (names.Add(node.Name))
                    nodes.Add(node);
                else
                    findings.Add(DiagnosticCodes.DuplicateName, pool.Name.Node.At, $"two nodes have the name '{node.Name}'; give the pool another name");
            }
        }

        if (nodes.Count == 0)
            findings.Add(DiagnosticCodes.NoNodes, scenario.Document.Find("spec", "cluster").At, "the cluster has no node: give spec.cluster.nodePools, or manifests with Nodes");
        return nodes;
    }

    private static Node Make(NodePoolDeclaration pool, int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{pool.Name.Value}-{number}");
        var labels = new Dictionary<string, string>(_kubeletLabels, StringComparer.Ordinal);
        foreach (var (key, value) in pool.Labels)
            labels[key] = value;
        labels[Node.HostnameLabel] = name;
        labels[PoolLabel] = pool.Name.Value;
        if (pool.Zones.Count > 0)
            labels[Node.ZoneLabel] = pool.Zones[(number - 1) % pool.Zones.Count];
        return new Node(name, pool.Allocatable)
        {
            Capacity = pool.Capacity,
            Labels = labels,
            Taints = pool.Taints,
            Pool = pool.Name.Value,
            HourlyPrice = pool.HourlyPrice,
        };
    }
}
