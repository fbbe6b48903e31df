using EShopSim.Cluster.Api;
using EShopSim.Formats.Manifests;
using EShopSim.Formats.Scenarios.Declarations;

namespace EShopSim.Formats.Scenarios;

/// <summary>Puts the nodes of node pools beside those of the manifests.</summary>
internal static class NodePools
{
    /// <summary>The manifests' nodes and the pools', in this order.</summary>
    internal static IReadOnlyList<Node> Of(ScenarioDeclaration scenario, ManifestObjects manifests, Findings findings)
    {
        var nodes = new List<Node>(manifests.Nodes.Objects);
        var names = new HashSet<string>(nodes.Select(node => node.Name), StringComparer.Ordinal);
        foreach (var pool in scenario.NodePools)
        {
            foreach (var node in pool.Pool.AllNodes())
            {
                if (!names.Add(node.Name))
                    findings.Add(DiagnosticCodes.DuplicateName, pool.Name.Node.At, $"two nodes have the name '{node.Name}'; give the pool another name");
            }

            nodes.AddRange(pool.Pool.Nodes());
        }

        if (nodes.Count == 0 && scenario.NodePools.All(static pool => pool.Pool.AllNodes().Count == 0))
            findings.Add(DiagnosticCodes.NoNodes, scenario.Document.Find("spec", "cluster").At, "the cluster has no node: give spec.cluster.nodePools, or manifests with Nodes");
        return nodes;
    }

    /// <summary>The nodes with those that the Cluster Autoscaler may add: what a pod can be placed on at all.</summary>
    internal static IReadOnlyList<Node> WithPossible(IReadOnlyList<Node> nodes, ScenarioDeclaration scenario) =>
        [.. nodes, .. scenario.NodePools.SelectMany(static pool => pool.Pool.AllNodes().Skip(pool.Pool.Count))];
}
