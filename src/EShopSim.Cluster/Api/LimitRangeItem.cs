namespace EShopSim.Cluster.Api;

/// <summary>One entry of a LimitRange.</summary>
/// <param name="IsPod">True for type Pod (sums over a pod), false for type Container.</param>
public sealed record LimitRangeItem(bool IsPod)
{
    /// <summary>Neither request nor limit may be more; without a limit a pod is refused.</summary>
    public ResourceList Max { get; init; } = ResourceList.None;

    /// <summary>Neither request nor limit may be less; without a request a pod is refused.</summary>
    public ResourceList Min { get; init; } = ResourceList.None;

    /// <summary>The most that a limit may be of its request, in thousandths: 2000 where it may be twice as much. Both must be named.</summary>
    public ResourceList MaxLimitRequestRatio { get; init; } = ResourceList.None;

    /// <summary>The limit of a container that names none.</summary>
    public ResourceList Default { get; init; } = ResourceList.None;

    /// <summary>The request of a container that names none.</summary>
    public ResourceList DefaultRequest { get; init; } = ResourceList.None;
}
