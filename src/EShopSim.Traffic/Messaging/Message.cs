using System.Runtime.InteropServices;

namespace EShopSim.Traffic.Messaging;

/// <summary>A message, from its publication to its end.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Message
{
    /// <summary>Decides its demands, with the number of the delivery.</summary>
    public ulong Key;

    public long PublishedTicks;

    /// <summary>The next that waits behind it.</summary>
    public int Next;

    /// <summary>Deliveries that failed.</summary>
    public int Failures;

    /// <summary>Who has it in hand.</summary>
    public int Consumer;

    /// <summary>Its priority's place among all.</summary>
    public byte Rank;
}
