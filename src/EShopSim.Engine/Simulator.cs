using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace EShopSim.Engine;

/// <summary>The clock and the events of one run: delivers scheduled events in a total order (time, phase, first in first out).</summary>
/// <remarks>Single-threaded. No event allocates once the tables have grown to the run's size.</remarks>
public sealed class Simulator
{
    private const int InitialCapacity = 256;
    private const int NoSlot = -1;
    private const int CompactFrom = 1024;

    private EventQueue _queue = new(InitialCapacity);
    private readonly Predicate<int> _keepsSlot;
    private readonly int _slotLimit;
    private EventSlot[] _slots = new EventSlot[InitialCapacity];
    private int _usedSlots;
    private int _firstFree = NoSlot;
    private readonly long _firstSequence;
    private long _sequence;
    private int _cancelled;
    private long _cancelledInAll;
    private Digest _digest;

    /// <summary>A simulator at time zero with nothing scheduled.</summary>
    public Simulator()
        : this(firstSequence: 0, QueuedEvent.SlotLimit)
    {
    }

    /// <summary>A simulator near its limits, to see them reached.</summary>
    internal Simulator(long firstSequence, int slotLimit)
    {
        _keepsSlot = KeepPending;
        _firstSequence = firstSequence;
        _sequence = firstSequence;
        _slotLimit = slotLimit;
    }

    /// <summary>The time of the event being delivered, or the end of the last <see cref="RunUntil"/>.</summary>
    public SimTime Now { get; private set; }

    /// <summary>The number of events delivered so far; cancelled ones do not count.</summary>
    public long EventsProcessed => _sequence - _firstSequence - _cancelledInAll - PendingEvents;

    /// <summary>The number of events that will be delivered if nothing more is scheduled or cancelled.</summary>
    public int PendingEvents => _queue.Count - _cancelled;

    /// <summary>A hash over (time, phase, kind, argument) of all delivered events, in order: equal runs have equal digests.</summary>
    public ulong EventDigest => _digest.Value;

    /// <summary>Schedules an event at an instant that is not in the past.</summary>
    /// <returns>A handle with which the event can be cancelled.</returns>
    /// <exception cref="InvalidOperationException"><paramref name="at"/> is in the past, or the run exceeds 2^36 events or 2^24 pending ones.</exception>
    public EventHandle Schedule(SimTime at, Phase phase, IEventHandler handler, int kind = 0, long argument = 0)
    {
        ArgumentNullException.ThrowIfNull(handler);
        if (at < Now)
            ThrowPast(at);
        if (_sequence == QueuedEvent.SequenceLimit)
            ThrowSequenceLimit();
        var index = _firstFree;
        if (index == NoSlot)
            index = AddSlot();
        ref var slot = ref SlotAt(index);
        if (_firstFree == index)
            _firstFree = (int)slot.Argument;

        // A slot is mostly reused by the handler that had it: comparing is cheaper than the collector's write barrier.
        if (!ReferenceEquals(slot.Handler, handler))
            slot.Handler = handler;
        slot.Argument = argument;
        slot.Kind = kind;
        var generation = ++slot.Generation;
        _queue.Push(new QueuedEvent((ulong)at.Ticks, QueuedEvent.Pack(phase, _sequence++, index)));
        return new EventHandle(index, generation);
    }

    /// <summary>Schedules an event so long after now.</summary>
    /// <returns>A handle with which the event can be cancelled.</returns>
    /// <exception cref="InvalidOperationException">As for <see cref="Schedule"/>; a negative delay is in the past.</exception>
    /// <exception cref="OverflowException">The time does not fit.</exception>
    public EventHandle ScheduleAfter(TimeSpan delay, Phase phase, IEventHandler handler, int kind = 0, long argument = 0) =>
        Schedule(Now + delay, phase, handler, kind, argument);

    /// <summary>Cancels an event that is still pending.</summary>
    /// <returns>False when the event has been delivered or cancelled before, or the handle names none.</returns>
    public bool Cancel(EventHandle handle)
    {
        if (!IsPending(handle))
            return false;
        _slots[handle.Slot].Generation++;
        _cancelled++;
        _cancelledInAll++;
        if (_cancelled >= CompactFrom && _cancelled > _queue.Count / 2)
        {
            _queue.Keep(_keepsSlot);
            _cancelled = 0;
        }

        return true;
    }

    /// <summary>Whether the event has been neither delivered nor cancelled.</summary>
    /// <remarks>A handle is told apart from 2^31 later uses of its slot.</remarks>
    public bool IsPending(EventHandle handle) =>
        (handle.Generation & 1) != 0
        && (uint)handle.Slot < (uint)_usedSlots
        && _slots[handle.Slot].Generation == handle.Generation;

    /// <summary>Delivers the next event, whenever it is.</summary>
    /// <returns>False when none is pending.</returns>
    public bool Step() => StepWithin(ulong.MaxValue);

    /// <summary>Delivers all events up to and including <paramref name="end"/>, those that they schedule among them, then sets the clock to it.</summary>
    /// <exception cref="InvalidOperationException"><paramref name="end"/> is in the past.</exception>
    public void RunUntil(SimTime end)
    {
        if (end < Now)
            ThrowPast(end);
        while (StepWithin((ulong)end.Ticks))
        {
        }

        Now = end;
    }

    // The one place where an event is taken and delivered.
    private bool StepWithin(ulong endTicks)
    {
        while (true)
        {
            _queue.Settle();
            if (_queue.Count == 0)
                return false;
            var item = _queue.Least;
            if (item.Ticks > endTicks)
                return false;
            _queue.Take();
            if (_queue.IsLarge && Sse.IsSupported)
                FetchNextSlots();
            ref var slot = ref SlotAt(item.Slot);
            if ((slot.Generation & 1) != 0)
            {
                slot.Generation++;
                Deliver(item, ref slot);
                return true;
            }

            _cancelled--;
            Free(item.Slot);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Deliver(QueuedEvent item, ref EventSlot slot)
    {
        var handler = slot.Handler;
        var kind = slot.Kind;
        var argument = slot.Argument;
        slot.Argument = _firstFree;
        _firstFree = item.Slot;
        Now = new SimTime((long)item.Ticks);

        _digest.Add(item.Ticks, (item.Phase << 32) | (uint)kind, (ulong)argument);
        handler.Handle(kind, argument);
    }

    // An index from the free list or from a queued event names a slot: no need to check it against the bounds.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref EventSlot SlotAt(int index) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), (nuint)(uint)index);

    // What the next event is about comes from far away while this one is handled.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe void FetchNextSlots()
    {
        var (first, second, third, fourth) = _queue.NextSlots;
        Sse.Prefetch0(Unsafe.AsPointer(ref SlotAt(first)));
        Sse.Prefetch0(Unsafe.AsPointer(ref SlotAt(second)));
        Sse.Prefetch0(Unsafe.AsPointer(ref SlotAt(third)));
        Sse.Prefetch0(Unsafe.AsPointer(ref SlotAt(fourth)));
    }

    private bool KeepPending(int index)
    {
        if ((_slots[index].Generation & 1) != 0)
            return true;
        Free(index);
        return false;
    }

    private void Free(int index)
    {
        _slots[index].Argument = _firstFree;
        _firstFree = index;
    }

    private int AddSlot()
    {
        if (_usedSlots == _slotLimit)
            throw new InvalidOperationException(Text($"More than {_slotLimit} events are pending at {Now}: something schedules without end."));
        if (_usedSlots == _slots.Length)
            Array.Resize(ref _slots, 2 * _slots.Length);
        return _usedSlots++;
    }

    private void ThrowPast(SimTime at) =>
        throw new InvalidOperationException(Text($"{at} lies in the past: the clock stands at {Now}."));

    private void ThrowSequenceLimit() =>
        throw new InvalidOperationException(Text($"The run has scheduled {QueuedEvent.SequenceLimit} events at {Now}; no run can hold more. Shorten it."));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
