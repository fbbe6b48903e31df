using EShopSim.Engine;

namespace EShopSim.Traffic.Balancing;

/// <summary>Random numbers out of a request's key, so that they are the same whatever else happens.</summary>
internal static class Draw
{
    /// <summary>A whole number below <paramref name="count"/>, uniformly; the bias of at most 2^-64 × count is beyond any measurement.</summary>
    public static int Below(int count, ulong key, ulong purpose) =>
        count == 1 ? 0 : (int)Math.BigMul(RandomStreams.Mix(key, purpose), (ulong)count, out _);

    /// <summary>A number from 0 up to 1, uniformly.</summary>
    public static double Share(ulong key, ulong purpose) => (RandomStreams.Mix(key, purpose) >> 11) * (1.0 / (1UL << 53));
}
