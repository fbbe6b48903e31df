using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Scheduling;

/// <summary>What a node has and what its pods, terminating and assumed ones included, have taken.</summary>
/// <param name="Allocatable">What pods can use.</param>
/// <param name="MaxPods">How many pods it takes.</param>
public sealed record NodeResources(ResourceTotals Allocatable, long MaxPods)
{
    /// <summary>Pods on it.</summary>
    public int PodCount { get; init; }

    /// <summary>Sum of <see cref="PodResources.Requests"/>.</summary>
    public ResourceTotals Requested { get; init; } = ResourceTotals.Zero;

    /// <summary>Sum of <see cref="PodResources.NonZeroRequests"/>.</summary>
    public ResourceTotals NonZeroRequested { get; init; } = ResourceTotals.Zero;

    /// <summary>Ports that its pods take for themselves.</summary>
    public IReadOnlyList<HostPort> HostPorts { get; init; } = [];

    /// <summary>An empty node.</summary>
    public static NodeResources Of(ResourceList allocatable) => new(ResourceTotals.Of(allocatable), allocatable.Pods ?? 0);

    /// <summary>The node with one pod more.</summary>
    public NodeResources With(PodResources pod) => this with
    {
        PodCount = PodCount + 1,
        Requested = Requested.Plus(pod.Requests),
        NonZeroRequested = NonZeroRequested.Plus(pod.NonZeroRequests),
        HostPorts = pod.HostPorts.Count == 0 ? HostPorts : [.. HostPorts, .. pod.HostPorts],
    };

    /// <summary>The node with one pod less.</summary>
    public NodeResources Without(PodResources pod) => this with
    {
        PodCount = PodCount - 1,
        Requested = Requested.Minus(pod.Requests),
        NonZeroRequested = NonZeroRequested.Minus(pod.NonZeroRequests),
        HostPorts = pod.HostPorts.Count == 0 ? HostPorts : Less(HostPorts, pod.HostPorts),
    };

    private static List<HostPort> Less(IReadOnlyList<HostPort> ports, IReadOnlyList<HostPort> freed)
    {
        var left = new List<HostPort>(ports);
        foreach (var port in freed)
            left.Remove(port);
        return left;
    }
}
