using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace EShopSim.Engine;

/// <summary>A 4-ary heap over a flat array: the least event first, in the total order of <see cref="QueuedEvent"/>.</summary>
/// <remarks>
/// Children of i are 4i+1 to 4i+4, and the array is placed so that they share one 64-byte line. Places past the end hold
/// <see cref="QueuedEvent.Last"/>, so every group has four children and the least is chosen without branches. Taking the least
/// leaves a hole at the root that the next push fills, which saves one of two sifts for an event that schedules its successor.
/// A mutable struct, so that its owner reaches the heap without a detour: never copy it.
/// </remarks>
internal unsafe struct EventQueue
{
    private const int Arity = 4;
    private const int LineBytes = 64;
    private const nint EventBytes = 16;
    private const int PrefetchFrom = 16384;

    // The pinned array owns the memory; the pointer into it is what is used.
    private QueuedEvent[] _memory = [];
    private QueuedEvent* _heap;
    private int _capacity;
    private int _count;
    private bool _hole;

    public EventQueue(int capacity) => Allocate(capacity);

    /// <summary>The number of events, those that were cancelled among them.</summary>
    public readonly int Count => _count - (_hole ? 1 : 0);

    /// <summary>Whether it has outgrown the nearest caches, so that fetching ahead pays.</summary>
    public readonly bool IsLarge => _count > PrefetchFrom;

    /// <summary>The least event. The queue must not be empty and must be settled.</summary>
    public readonly ref readonly QueuedEvent Least => ref *_heap;

    /// <summary>The slots of the four events of which one comes next, unless a new one goes before them; only for a large queue.</summary>
    public readonly (int First, int Second, int Third, int Fourth) NextSlots => (_heap[1].Slot, _heap[2].Slot, _heap[3].Slot, _heap[4].Slot);

    /// <summary>Fills the hole that the last take has left; must come before any look at <see cref="Least"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Settle()
    {
        if (_hole)
            FillHoleFromTheEnd();
    }

    /// <summary>Takes the least event away; it stays readable through <see cref="Least"/> until the next push or settle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take() => _hole = true;

    public void Push(QueuedEvent item)
    {
        if (_hole)
        {
            _hole = false;
            SiftDown(0, item);
            return;
        }

        if (_count == _capacity)
            Allocate(2 * _capacity);
        SiftUp(_count++, item);
    }

    /// <summary>Removes the events whose slot is not to be kept and orders the rest anew; the order of delivery stays.</summary>
    public void Keep(Predicate<int> keepsSlot)
    {
        Settle();
        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            var item = _heap[i];
            if (keepsSlot(item.Slot))
                _heap[kept++] = item;
        }

        new Span<QueuedEvent>(_heap + kept, _count - kept).Fill(QueuedEvent.Last);
        _count = kept;
        for (var parent = (kept + Arity - 2) / Arity - 1; parent >= 0; parent--)
            SiftDown(parent, _heap[parent]);
    }

    // Times decide nearly always, so the tie is a branch that is predicted and the rest is plain arithmetic.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Less(in QueuedEvent left, in QueuedEvent right) =>
        left.Ticks == right.Ticks ? left.Word < right.Word : left.Ticks < right.Ticks;

    // The least of a group of children, in bytes from its start.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint LeastOfFour(QueuedEvent* group)
    {
        var first = EventBytes * One(Less(group[1], group[0]));
        var second = (2 * EventBytes) + (EventBytes * One(Less(group[3], group[2])));
        return first + ((second - first) & -One(Less(At((byte*)group, second), At((byte*)group, first))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref QueuedEvent At(byte* start, nint bytes) => ref *(QueuedEvent*)(start + bytes);

    // Word by word: a copy of 16 bytes at once would have to wait where its halves have just been written singly.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(byte* start, nint from, nint to)
    {
        *(ulong*)(start + to) = *(ulong*)(start + from);
        *(ulong*)(start + to + sizeof(ulong)) = *(ulong*)(start + from + sizeof(ulong));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint One(bool value) => Unsafe.BitCast<bool, byte>(value);

    private void Allocate(int capacity)
    {
        // Room for the last group of children and for moving the start so that element 1 begins a line.
        var memory = GC.AllocateUninitializedArray<QueuedEvent>(capacity + (3 * Arity), pinned: true);
        Array.Fill(memory, QueuedEvent.Last);
        var start = (nuint)Unsafe.AsPointer(ref memory[0]);
        var heap = (QueuedEvent*)((start + LineBytes - 1) / LineBytes * LineBytes) + (Arity - 1);
        new ReadOnlySpan<QueuedEvent>(_heap, _count).CopyTo(new Span<QueuedEvent>(heap, _count));
        _memory = memory;
        _heap = heap;
        _capacity = capacity;
    }

    private void FillHoleFromTheEnd()
    {
        _hole = false;
        var last = _heap[--_count];
        _heap[_count] = QueuedEvent.Last;
        if (_count > 0)
            SiftDown(0, last);
    }

    private readonly void SiftUp(nint index, QueuedEvent item)
    {
        var heap = _heap;
        while (index > 0)
        {
            var parent = (nint)((nuint)(index - 1) / Arity);
            if (!Less(item, heap[parent]))
                break;
            heap[index] = heap[parent];
            index = parent;
        }

        heap[index] = item;
    }

    // All places are counted in bytes, so that no index has to be scaled on the way.
    private readonly void SiftDown(nint index, QueuedEvent item)
    {
        var heap = (byte*)_heap;
        var hole = EventBytes * index;
        var end = EventBytes * (nint)_count;
        var fetchAhead = IsLarge && Sse.IsSupported;
        for (var child = (Arity * hole) + EventBytes; child < end; child = (Arity * hole) + EventBytes)
        {
            if (fetchAhead)
                PrefetchGrandchildren(heap, child, end);
            child += LeastOfFour((QueuedEvent*)(heap + child));
            if (!Less(At(heap, child), item))
                break;
            Copy(heap, child, hole);
            hole = child;
        }

        At(heap, hole) = item;
    }

    // Past the second-level cache the next level is fetched while this one is compared.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchGrandchildren(byte* heap, nint child, nint end)
    {
        var first = (Arity * child) + EventBytes;
        if (first >= end)
            return;
        Sse.Prefetch0(heap + first);
        Sse.Prefetch0(heap + first + LineBytes);
        Sse.Prefetch0(heap + first + (2 * LineBytes));
        Sse.Prefetch0(heap + first + (3 * LineBytes));
    }
}
