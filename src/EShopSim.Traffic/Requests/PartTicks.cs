using System.Runtime.CompilerServices;

namespace EShopSim.Traffic.Requests;

/// <summary>Ticks by <see cref="LatencyKind"/>.</summary>
[InlineArray(Kinds)]
internal struct PartTicks
{
    /// <summary>How many kinds there are.</summary>
    public const int Kinds = (int)LatencyKind.Retry + 1;

    private long _first;
}
