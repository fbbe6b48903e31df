using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EShopSim.Engine;

/// <summary>Standard normal draws by the ziggurat of 256 layers (Marsaglia and Tsang, 2000), with 53 bits of resolution.</summary>
internal static class NormalZiggurat
{
    private const double Edge = 3.6541528853610088;
    private const double Area = 0.00492867323399;
    private const int SignBit = 1 << 8;

    private static readonly ZigguratLayer[] Layers =
        ZigguratLayer.Build(Edge, Area, density: x => Math.Exp(-0.5 * x * x), inverse: y => Math.Sqrt(-2 * Math.Log(y)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Draw(RandomStream random)
    {
        var bits = random.NextUInt64();
        ref var layer = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Layers), (nuint)(byte)bits);
        var x = RandomStream.ToUnit(bits) * layer.Width;
        if (x >= layer.InnerWidth)
            return DrawOutside(random, bits, x);
        return (bits & SignBit) == 0 ? x : -x;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double DrawOutside(RandomStream random, ulong bits, double x)
    {
        while (true)
        {
            int index = (byte)bits;
            if (x < Layers[index].InnerWidth)
                break;
            if (index == 0)
            {
                x = DrawTail(random);
                break;
            }

            if (Layers[index].DensityAt(random.NextDouble()) < Math.Exp(-0.5 * x * x))
                break;
            bits = random.NextUInt64();
            x = RandomStream.ToUnit(bits) * Layers[(byte)bits].Width;
        }

        return (bits & SignBit) == 0 ? x : -x;
    }

    // Marsaglia, 1964: an exponential beyond the edge, accepted with the ratio of the densities.
    private static double DrawTail(RandomStream random)
    {
        double x;
        do
            x = random.NextExponential() / Edge;
        while (2 * random.NextExponential() < x * x);
        return Edge + x;
    }
}
