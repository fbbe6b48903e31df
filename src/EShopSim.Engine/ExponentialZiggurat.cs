using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EShopSim.Engine;

/// <summary>Exponential draws with mean 1 by the ziggurat of 256 layers (Marsaglia and Tsang, 2000), with 53 bits of resolution.</summary>
internal static class ExponentialZiggurat
{
    // The right edge of the lowest rectangle and the area of every layer, from the paper.
    private const double Edge = 7.69711747013104972;
    private const double Area = 0.0039496598225815571993;

    private static readonly ZigguratLayer[] Layers =
        ZigguratLayer.Build(Edge, Area, density: x => Math.Exp(-x), inverse: y => -Math.Log(y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Draw(RandomStream random)
    {
        var bits = random.NextUInt64();
        ref var layer = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Layers), (nuint)(byte)bits);
        var x = RandomStream.ToUnit(bits) * layer.Width;
        return x < layer.InnerWidth ? x : DrawOutside(random, (byte)bits, x);
    }

    // About one draw in fifty: the wedge beside a rectangle, or the tail.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double DrawOutside(RandomStream random, int index, double x)
    {
        var offset = 0.0;
        while (true)
        {
            ref var layer = ref Layers[index];
            if (index == 0)
                offset += Edge; // Beyond the edge the law begins anew: it has no memory.
            else if (layer.DensityAt(random.NextDouble()) < Math.Exp(-x))
                return offset + x;
            var bits = random.NextUInt64();
            index = (byte)bits;
            x = RandomStream.ToUnit(bits) * Layers[index].Width;
            if (x < Layers[index].InnerWidth)
                return offset + x;
        }
    }
}
