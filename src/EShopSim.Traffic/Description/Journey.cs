using EShopSim.Engine;

namespace EShopSim.Traffic.Description;

/// <summary>What a user does in a session: a Markov chain over steps.</summary>
/// <param name="Steps">The steps, at least one.</param>
/// <param name="StartWeights">One per step: how likely a session begins there.</param>
public sealed record Journey(IReadOnlyList<JourneyStep> Steps, IReadOnlyList<double> StartWeights)
{
    /// <summary>Index of the step whose answer is what the shop wants (an order); null where none is.</summary>
    public int? Goal { get; init; }

    /// <summary>When users lose patience; null never.</summary>
    public Patience? Patience { get; init; }

    /// <summary>A journey of a single request, drawn by weight.</summary>
    internal static Journey Of(IReadOnlyList<MixEntry> mix, Distribution? thinkSeconds) => new(
        [.. mix.Select(entry => new JourneyStep(entry.Operation, entry.Operation, thinkSeconds ?? new ConstantDistribution(0), []))],
        [.. mix.Select(entry => entry.Weight)]);
}
