using EShopSim.Cluster.Api;

namespace EShopSim.Planning.Tuning;

/// <summary>The values that one field of one HPA may take.</summary>
/// <param name="Namespace">The HPA's namespace.</param>
/// <param name="Name">The HPA's name.</param>
/// <param name="Knob">The field.</param>
/// <param name="Values">At least one, ascending.</param>
public sealed record KnobRange(string Namespace, string Name, HpaKnob Knob, IReadOnlyList<long> Values)
{
    /// <summary>Whether it is a field of that HPA.</summary>
    public bool IsOf(HorizontalPodAutoscaler hpa) =>
        string.Equals(hpa?.Meta.Name, Name, StringComparison.Ordinal) && string.Equals(hpa?.Meta.Namespace, Namespace, StringComparison.Ordinal);
}
