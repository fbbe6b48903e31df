using EShopSim.Traffic.Pods;

namespace EShopSim.Traffic.Messaging;

/// <summary>A pod that takes messages from a queue.</summary>
internal sealed class Consumer(PodServer pod)
{
    public PodServer Pod { get; } = pod;

    /// <summary>Whether it takes no more.</summary>
    public bool IsGone { get; set; }
}
