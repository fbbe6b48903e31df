using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EShopSim.Engine;

/// <summary>What the queue sorts: 16 bytes, so that four children of the heap fill one cache line.</summary>
/// <remarks><see cref="Word"/> packs phase (4 bits), sequence number (36) and slot (24): one comparison orders ties by phase, then first in, first out.</remarks>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct QueuedEvent(ulong ticks, ulong word)
{
    public const int SlotBits = 24;
    public const int SequenceBits = 36;
    public const int SlotLimit = 1 << SlotBits;
    public const long SequenceLimit = 1L << SequenceBits;

    public readonly ulong Ticks = ticks;
    public readonly ulong Word = word;

    /// <summary>Later than every event there can be: the filling of empty places in the heap.</summary>
    public static QueuedEvent Last => new(ulong.MaxValue, ulong.MaxValue);

    public int Slot
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (int)Word & (SlotLimit - 1);
    }

    public ulong Phase
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Word >> (SequenceBits + SlotBits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Pack(Phase phase, long sequence, int slot) =>
        ((ulong)phase << (SequenceBits + SlotBits)) | ((ulong)sequence << SlotBits) | (uint)slot;
}
