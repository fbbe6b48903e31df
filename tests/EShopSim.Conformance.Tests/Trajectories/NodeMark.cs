using System.Text.Json;
using EShopSim.Cluster;
using EShopSim.Cluster.Api;

namespace EShopSim.Conformance.Tests.Trajectories;

/// <summary>What could be seen of a node after a change of it.</summary>
internal sealed record NodeMark(double Seconds, string Node, bool Ready, bool NoExecute, bool Unschedulable)
{
    public static NodeMark Of(double seconds, NodeState node) => new(
        seconds, node.Node.Name, node.IsReady, node.Taints.Any(static taint => taint.Effect == TaintEffect.NoExecute), node.Unschedulable);

    public static NodeMark Of(JsonElement status) => new(
        status.Double("t"),
        status.Text("node"),
        status.Text("ready") == "True",
        status.Items("taints").Any(static taint => taint.GetString()!.EndsWith(":NoExecute", StringComparison.Ordinal)),
        status.Flag("unschedulable"));
}
