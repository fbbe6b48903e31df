using System.Runtime.InteropServices;

namespace EShopSim.Engine;

/// <summary>A ticket for one scheduled event, with which it can be cancelled; the default value names no event.</summary>
/// <param name="Slot">Where the event's payload lies.</param>
/// <param name="Generation">Which use of that slot is meant: odd for every event ever scheduled, so the default is never valid.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EventHandle(int Slot, uint Generation);
