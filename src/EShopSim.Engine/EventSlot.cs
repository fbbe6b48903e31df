using System.Runtime.InteropServices;

namespace EShopSim.Engine;

/// <summary>The payload of one event; while the slot is free, <see cref="Argument"/> is the next free slot.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct EventSlot
{
    public IEventHandler Handler;
    public long Argument;
    public int Kind;

    /// <summary>Odd while the event is pending; it grows by one when the event is scheduled and when it is delivered or cancelled.</summary>
    public uint Generation;
}
