namespace EShopSim.Engine.Tests;

public class SimulatorTests
{
    private readonly Simulator _simulator = new();
    private readonly RecordingHandler _handler;

    public SimulatorTests() => _handler = new RecordingHandler(_simulator);

    [Fact]
    public void Scheduling_into_the_past_names_both_times()
    {
        _simulator.RunUntil(SimTime.FromSeconds(12.5));
        var error = Assert.Throws<InvalidOperationException>(
            () => _simulator.Schedule(SimTime.FromSeconds(12.25), Phase.Service, _handler));
        Assert.Contains("12.250s", error.Message, StringComparison.Ordinal);
        Assert.Contains("12.500s", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => _simulator.ScheduleAfter(new TimeSpan(-1), Phase.Service, _handler));
        Assert.Throws<InvalidOperationException>(() => _simulator.RunUntil(SimTime.FromSeconds(12)));
        Assert.Equal(0, _simulator.PendingEvents);
    }

    [Fact]
    public void Scheduling_without_a_handler_is_refused() =>
        Assert.Throws<ArgumentNullException>(() => _simulator.Schedule(SimTime.Zero, Phase.Service, null!));

    [Fact]
    public void Running_until_an_instant_delivers_what_is_due_at_it_and_nothing_later()
    {
        _simulator.Schedule(new SimTime(10), Phase.Service, _handler, 1);
        _simulator.Schedule(new SimTime(11), Phase.Service, _handler, 2);

        _simulator.RunUntil(new SimTime(10));

        Assert.Equal([(new SimTime(10), 1, 0L)], _handler.Delivered);
        Assert.Equal(new SimTime(10), _simulator.Now);
        Assert.Equal(1, _simulator.PendingEvents);
        _simulator.RunUntil(new SimTime(20));
        Assert.Equal((new SimTime(11), 2, 0L), _handler.Delivered[^1]);
        Assert.Equal(new SimTime(20), _simulator.Now);
    }

    [Fact]
    public void Running_in_two_parts_is_running_at_once()
    {
        var whole = new Chain(seed: 5);
        whole.Simulator.RunUntil(SimTime.FromSeconds(100));
        var parts = new Chain(seed: 5);
        parts.Simulator.RunUntil(SimTime.FromSeconds(33.3));
        parts.Simulator.RunUntil(SimTime.FromSeconds(33.3));
        parts.Simulator.RunUntil(SimTime.FromSeconds(100));

        Assert.True(whole.Simulator.EventsProcessed > 1_000);
        Assert.Equal(whole.Simulator.EventsProcessed, parts.Simulator.EventsProcessed);
        Assert.Equal(whole.Simulator.EventDigest, parts.Simulator.EventDigest);
    }

    [Fact]
    public void An_event_scheduled_for_now_is_delivered_in_the_same_run()
    {
        var relay = new Relay(_simulator, _handler);
        _simulator.Schedule(new SimTime(10), Phase.Control, relay);
        _simulator.Schedule(new SimTime(10), Phase.Placement, _handler, 2);

        _simulator.RunUntil(new SimTime(10));

        Assert.Equal([(new SimTime(10), 1, 0L), (new SimTime(10), 2, 0L)], _handler.Delivered);
    }

    [Fact]
    public void A_step_without_events_does_nothing()
    {
        Assert.False(_simulator.Step());
        Assert.Equal(SimTime.Zero, _simulator.Now);
        Assert.Equal(0, _simulator.EventsProcessed);
    }

    [Fact]
    public void The_default_handle_is_never_valid()
    {
        Assert.False(_simulator.IsPending(default));
        _simulator.Schedule(new SimTime(1), Phase.Service, _handler);
        Assert.False(_simulator.IsPending(default));
        Assert.False(_simulator.Cancel(default));
        _simulator.Step();
        Assert.False(_simulator.Cancel(default));
        Assert.False(_simulator.Cancel(new EventHandle(12345, 1)));
    }

    [Fact]
    public void A_handle_outlives_its_event_without_touching_the_next_one_in_the_slot()
    {
        var first = _simulator.Schedule(new SimTime(1), Phase.Service, _handler, 1);
        Assert.True(_simulator.Step());
        var second = _simulator.Schedule(new SimTime(2), Phase.Service, _handler, 2);

        Assert.Equal(first.Slot, second.Slot);
        Assert.False(_simulator.IsPending(first));
        Assert.False(_simulator.Cancel(first));
        Assert.True(_simulator.IsPending(second));
        Assert.True(_simulator.Cancel(second));
        Assert.False(_simulator.Cancel(second));
    }

    [Fact]
    public void A_cancelled_event_is_neither_delivered_nor_counted_nor_digested()
    {
        var other = new Simulator();
        other.Schedule(new SimTime(2), Phase.Service, new RecordingHandler(other), 2);
        var handle = _simulator.Schedule(new SimTime(1), Phase.Service, _handler, 1);
        _simulator.Schedule(new SimTime(2), Phase.Service, _handler, 2);
        _simulator.Cancel(handle);

        Assert.Equal(1, _simulator.PendingEvents);
        Assert.True(_simulator.Step());
        other.Step();

        Assert.Equal((new SimTime(2), 2, 0L), Assert.Single(_handler.Delivered));
        Assert.Equal(1, _simulator.EventsProcessed);
        Assert.Equal(other.EventDigest, _simulator.EventDigest);
        Assert.False(_simulator.Step());
    }

    [Theory]
    [InlineData(2, Phase.Service, 1, 1)]
    [InlineData(1, Phase.Control, 1, 1)]
    [InlineData(1, Phase.Service, 2, 1)]
    [InlineData(1, Phase.Service, 1, 2)]
    public void The_digest_sees_time_phase_kind_and_argument(long ticks, Phase phase, int kind, long argument)
    {
        var other = new Simulator();
        other.Schedule(new SimTime(ticks), phase, new RecordingHandler(other), kind, argument);
        other.Step();
        _simulator.Schedule(new SimTime(1), Phase.Service, _handler, 1, 1);
        _simulator.Step();
        Assert.NotEqual(_simulator.EventDigest, other.EventDigest);
    }

    [Fact]
    public void The_last_sequence_number_is_used_and_the_next_event_refused()
    {
        var simulator = new Simulator(QueuedEvent.SequenceLimit - 2, QueuedEvent.SlotLimit);
        var handler = new RecordingHandler(simulator);
        simulator.Schedule(new SimTime(1), Phase.Recording, handler, 1);
        simulator.Schedule(new SimTime(1), Phase.Recording, handler, 2);
        var error = Assert.Throws<InvalidOperationException>(() => simulator.Schedule(new SimTime(1), Phase.Recording, handler, 3));
        Assert.Contains("68719476736 events", error.Message, StringComparison.Ordinal);

        simulator.RunUntil(new SimTime(1));
        Assert.Equal([1, 2], handler.Delivered.Select(e => e.Kind));
    }

    [Fact]
    public void Too_many_pending_events_are_refused_until_some_are_delivered()
    {
        var simulator = new Simulator(firstSequence: 0, slotLimit: 3);
        var handler = new RecordingHandler(simulator);
        for (var i = 0; i < 3; i++)
            simulator.Schedule(new SimTime(i), Phase.Service, handler);
        var error = Assert.Throws<InvalidOperationException>(() => simulator.Schedule(new SimTime(9), Phase.Service, handler));
        Assert.Contains("More than 3 events are pending at 0.000s", error.Message, StringComparison.Ordinal);

        simulator.Step();
        Assert.True(simulator.IsPending(simulator.Schedule(new SimTime(9), Phase.Service, handler)));
    }

    [Fact]
    public void No_event_allocates_in_steady_state()
    {
        var chain = new Chain(seed: 1);
        chain.Simulator.RunUntil(SimTime.FromSeconds(100));
        var before = GC.GetAllocatedBytesForCurrentThread();

        chain.Simulator.RunUntil(SimTime.FromSeconds(2_000));

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(chain.Simulator.EventsProcessed > 40_000);
    }

    /// <summary>Schedules an event for the same instant in an earlier phase.</summary>
    private sealed class Relay(Simulator simulator, IEventHandler target) : IEventHandler
    {
        public void Handle(int kind, long argument) => simulator.Schedule(simulator.Now, Phase.Environment, target, 1);
    }

    /// <summary>Twenty chains of events at random distances, with a timeout each that is cancelled mostly.</summary>
    private sealed class Chain : IEventHandler
    {
        private readonly RandomStream _random;
        private readonly EventHandle[] _timeouts = new EventHandle[20];

        public Chain(ulong seed)
        {
            _random = new RandomStream(seed);
            for (var i = 0; i < _timeouts.Length; i++)
                Simulator.Schedule(SimTime.Zero, Phase.Service, this, 0, i);
        }

        public Simulator Simulator { get; } = new();

        public void Handle(int kind, long argument)
        {
            if (kind != 0)
                return;
            Simulator.Cancel(_timeouts[argument]);
            _timeouts[argument] = Simulator.ScheduleAfter(TimeSpan.FromSeconds(3), Phase.Control, this, 1, argument);
            Simulator.Schedule(Simulator.Now + TimeSpan.FromSeconds(_random.NextExponential()), Phase.Service, this, 0, argument);
        }
    }
}
