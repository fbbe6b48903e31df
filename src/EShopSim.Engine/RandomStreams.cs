namespace EShopSim.Engine;

/// <summary>The named random streams of one replication of one run.</summary>
/// <remarks>
/// A stream depends on (seed, replication, name) alone: who draws from another stream, and how often, does not matter. So two
/// scenarios with one seed see the same arrivals and the same service demands (common random numbers).
/// </remarks>
/// <param name="seed">The seed of the experiment.</param>
/// <param name="replication">The number of the replication; each has streams of its own.</param>
public sealed class RandomStreams(ulong seed, int replication)
{
    private readonly ulong _key = Mix(seed, (ulong)replication);
    private readonly Dictionary<string, RandomStream> _streams = new(StringComparer.Ordinal);

    /// <summary>The stream of that name, such as <c>arrivals/shoppers</c>; the same object each time.</summary>
    public RandomStream Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_streams.TryGetValue(name, out var stream))
            return stream;
        var digest = default(Digest);
        digest.Add(name);
        stream = new RandomStream(Mix(_key, digest.Value));
        _streams.Add(name, stream);
        return stream;
    }

    /// <summary>A hash of two words in that order: the <paramref name="b"/>-th number of the SplitMix64 sequence that <paramref name="a"/> begins.</summary>
    /// <remarks>Derives the key of a substream: <c>Mix(key, requestNumber)</c>.</remarks>
    public static ulong Mix(ulong a, ulong b) =>
        SplitMix.Finish(SplitMix.Finish(a + SplitMix.Increment) + ((b + 1) * SplitMix.Increment));
}
