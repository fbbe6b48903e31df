using EShopSim.Cluster.Api;

namespace EShopSim.Formats.Manifests.Objects;

/// <summary>A ScaledObject as its manifest gives it, and the HPA that it writes.</summary>
internal sealed record ScaledObjectManifest(ScaledObject Object, HpaManifest Autoscaler)
{
    /// <summary>What KEDA's operator sees; null where the target's kind is not simulated.</summary>
    internal ScaledObject? ToScaledObject() => Autoscaler.ToAutoscaler() is { } autoscaler ? Object with { Autoscaler = autoscaler } : null;
}
