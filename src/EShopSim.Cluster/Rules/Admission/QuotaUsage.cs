using EShopSim.Cluster.Api;

namespace EShopSim.Cluster.Rules.Admission;

/// <summary>What the pods of a namespace have of what a quota bounds.</summary>
/// <param name="Pods">How many there are.</param>
/// <param name="Requests">Their requests together; null is none.</param>
/// <param name="Limits">Their limits together; null is none.</param>
public sealed record QuotaUsage(long Pods, ResourceList Requests, ResourceList Limits)
{
    /// <summary>No pods.</summary>
    public static QuotaUsage None { get; } = new(0, ResourceList.None, ResourceList.None);

    /// <summary>One pod.</summary>
    public static QuotaUsage Of(PodTemplate template)
    {
        var (requests, limits) = PodAmounts.Of(template);
        return new QuotaUsage(1, requests, limits);
    }

    /// <summary>The sum; a <paramref name="sign"/> of -1 takes the other away.</summary>
    public QuotaUsage Plus(QuotaUsage other, int sign) =>
        new(Pods + (sign * other.Pods), Add(Requests, other.Requests, sign), Add(Limits, other.Limits, sign));

    private static ResourceList Add(ResourceList left, ResourceList right, int sign)
    {
        var sum = left;
        foreach (var resource in BoundedResource.All)
            if (resource.Read(right) is { } amount)
                sum = resource.Write(sum, (resource.Read(left) ?? 0) + (sign * amount));
        return sum;
    }
}
