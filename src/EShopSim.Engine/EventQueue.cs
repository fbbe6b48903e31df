using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace EShopSim.Engine;

/// <summary>A 4-ary heap over a flat array: the least event first, in the total order of <see cref="QueuedEvent"/>.</summary>
/// <remarks>
/// Children of i are 4i+1 to 4i+4, and the array is placed so that they share one 64-byte line. Places past the end hold
/// <see cref="QueuedEvent.Last"/>, so every group has four children and the least is chosen without branches. Taking the least
/// leaves a hole at the root that the next push fills, which saves one of two sifts for an event that schedules its successor.
/// </remarks>
internal sealed unsafe class EventQueue
{
    private const int Arity = 4;
    private const int LineBytes = 64;
    private const int PrefetchFrom = 16384;

    // The pinned array owns the memory; the pointer into it is what is used.
    private QueuedEvent[] _memory = [];
    private QueuedEvent* _heap;
    private int _capacity;
    private int _count;
    private bool _hole;

    public EventQueue(int capacity) => Allocate(capacity);

    /// <summary>The number of events, those that were cancelled among them.</summary>
    public int Count => _count - (_hole ? 1 : 0);

    /// <summary>The least event. The queue must not be empty and must be settled.</summary>
    public ref readonly QueuedEvent Least => ref *_heap;

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint LeastOfFour(QueuedEvent* heap, nint group)
    {
        var first = group + One(Less(heap[group + 1], heap[group]));
        var second = group + 2 + One(Less(heap[group + 3], heap[group + 2]));
        return first + ((second - first) & -One(Less(heap[second], heap[first])));
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

    private void SiftUp(nint index, QueuedEvent item)
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

    private void SiftDown(nint hole, QueuedEvent item)
    {
        var heap = _heap;
        nint count = _count;
        var fetchAhead = count > PrefetchFrom && Sse.IsSupported;
        for (var child = (Arity * hole) + 1; child < count; child = (Arity * hole) + 1)
        {
            if (fetchAhead)
                PrefetchGrandchildren(heap, child, count);
            var least = LeastOfFour(heap, child);
            if (!Less(heap[least], item))
                break;
            heap[hole] = heap[least];
            hole = least;
        }

        heap[hole] = item;
    }

    // Past the second-level cache the next level is fetched while this one is compared.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchGrandchildren(QueuedEvent* heap, nint child, nint count)
    {
        var first = (Arity * child) + 1;
        if (first >= count)
            return;
        Sse.Prefetch0(heap + first);
        Sse.Prefetch0(heap + first + Arity);
        Sse.Prefetch0(heap + first + (2 * Arity));
        Sse.Prefetch0(heap + first + (3 * Arity));
    }
}
