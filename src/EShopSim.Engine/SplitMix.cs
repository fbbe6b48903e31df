using System.Runtime.CompilerServices;

namespace EShopSim.Engine;

/// <summary>The SplitMix64 generator (Steele, Lea and Flood, 2014) with Stafford's thirteenth mixer: turns poor keys into good state.</summary>
internal static class SplitMix
{
    public const ulong Increment = 0x9E3779B97F4A7C15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Next(ref ulong state) => Finish(state += Increment);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Finish(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
