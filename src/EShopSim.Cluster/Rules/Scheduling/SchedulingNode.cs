using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>A node as spreading and pod affinity see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Labels">Its labels.</param>
public sealed record SchedulingNode(string Name, IReadOnlyDictionary<string, string> Labels)
{
    // The two by which nearly all spreading goes are at hand: each placement asks hundreds of nodes for them.
    private readonly string? _hostname = Labels.GetValueOrDefault(Node.HostnameLabel);
    private readonly string? _zone = Labels.GetValueOrDefault(Node.ZoneLabel);

    /// <summary>The value of a label; null without it.</summary>
    public string? ValueOf(string label) => label switch
    {
        Node.HostnameLabel => _hostname,
        Node.ZoneLabel => _zone,
        _ => Labels.GetValueOrDefault(label),
    };
}
