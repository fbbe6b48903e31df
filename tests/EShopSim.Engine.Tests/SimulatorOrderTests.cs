using FsCheck.Xunit;

namespace EShopSim.Engine.Tests;

public class SimulatorOrderTests
{
    [Property(MaxTest = 300, EndSize = 600)]
    public void Any_mix_of_scheduling_cancelling_and_stepping_agrees_with_a_plain_list(byte[] script) => Follow(script);

    [Fact]
    public void A_long_mix_with_many_pending_events_agrees_with_a_plain_list()
    {
        var script = new byte[12_000];
        new RandomStream(7).NextBytes(script);
        Follow(script);
    }

    [Fact]
    public void Equal_instants_are_ordered_by_phase_and_then_first_in_first_out()
    {
        var simulator = new Simulator();
        var handler = new RecordingHandler(simulator);
        var phases = Enum.GetValues<Phase>();
        for (var round = 0; round < 3; round++)
        {
            for (var i = phases.Length - 1; i >= 0; i--)
                simulator.Schedule(SimTime.FromSeconds(1), phases[i], handler, (int)phases[i], round);
        }

        simulator.RunUntil(SimTime.FromSeconds(1));

        var expected = from phase in phases from round in Enumerable.Range(0, 3) select ((int)phase, (long)round);
        Assert.Equal(expected, handler.Delivered.Select(e => (e.Kind, e.Argument)));
    }

    [Fact]
    public void The_declared_order_of_phases_is_the_order_of_their_numbers()
    {
        Phase[] declared =
        [
            Phase.Environment, Phase.Service, Phase.Lifecycle, Phase.Measurement, Phase.Control, Phase.Placement, Phase.Recording,
        ];
        Assert.Equal(declared, Enum.GetValues<Phase>());
    }

    [Theory]
    [InlineData(1, 1_500)]
    [InlineData(2, 1_500)]
    [InlineData(3, 5_000)]
    [InlineData(4, 20_000)]
    public void Compacting_after_many_cancellations_keeps_the_order_and_the_rest(ulong seed, int count)
    {
        var simulator = new Simulator();
        var handler = new RecordingHandler(simulator);
        var random = new RandomStream(seed);
        var expected = new List<(long Ticks, Phase Phase, long Number, EventHandle Handle)>();
        for (var i = 0; i < count; i++)
        {
            var (ticks, phase) = (random.NextInt64(10L * count), (Phase)random.Next(7));
            expected.Add((ticks, phase, i, simulator.Schedule(new SimTime(ticks), phase, handler, argument: i)));
        }

        // The earliest go, just as many as bring the compaction on: the upper levels of the heap must be built anew.
        expected.Sort((a, b) => (a.Ticks, a.Phase, a.Number).CompareTo((b.Ticks, b.Phase, b.Number)));
        var cancelled = Math.Max(1024, (count / 2) + 1);
        foreach (var early in expected[..cancelled])
            Assert.True(simulator.Cancel(early.Handle));
        expected.RemoveRange(0, cancelled);
        Assert.Equal(expected.Count, simulator.PendingEvents);
        simulator.RunUntil(new SimTime(10L * count));

        Assert.Equal(expected.ConvertAll(e => (e.Ticks, e.Number)), handler.Delivered.ConvertAll(e => (e.Time.Ticks, e.Argument)));
        Assert.Equal(0, simulator.PendingEvents);
    }

    [Fact]
    public void A_hundred_thousand_pending_events_come_out_in_order()
    {
        var simulator = new Simulator();
        var handler = new RecordingHandler(simulator);
        var random = new RandomStream(11);
        var times = new List<long>();
        for (var i = 0; i < 100_000; i++)
        {
            times.Add(random.NextInt64(1_000_000));
            simulator.Schedule(new SimTime(times[^1]), Phase.Service, handler, argument: i);
        }

        while (simulator.Step())
        {
        }

        var expected = times.Select((time, i) => (time, (long)i)).Order();
        Assert.Equal(expected, handler.Delivered.Select(e => (e.Time.Ticks, e.Argument)));
    }

    // Three bytes make a command; few distinct times, so that ties are the rule.
    private static void Follow(byte[] script)
    {
        var simulator = new Simulator();
        var handler = new RecordingHandler(simulator);
        var reference = new ReferenceSchedule();
        var handles = new List<EventHandle>();
        for (var i = 0; i + 2 < script.Length; i += 3)
        {
            var (command, first, second) = (script[i] % 16, script[i + 1], script[i + 2]);
            var before = handler.Delivered.Count;
            switch (command)
            {
                case < 9:
                    var number = reference.Schedule(reference.Now + (first % 16), (Phase)(second % 7));
                    handles.Add(simulator.ScheduleAfter(new TimeSpan(first % 16), (Phase)(second % 7), handler, command, number));
                    break;
                case < 12 when handles.Count > 0:
                    var target = ((first << 8) | second) % handles.Count;
                    Assert.Equal(reference.IsPending(target), simulator.IsPending(handles[target]));
                    Assert.Equal(reference.Cancel(target), simulator.Cancel(handles[target]));
                    Assert.False(simulator.IsPending(handles[target]));
                    break;
                case < 15:
                    var expected = reference.Step();
                    Assert.Equal(expected is not null, simulator.Step());
                    Assert.Equal(expected, handler.Delivered.Count > before ? handler.Delivered[^1].Argument : null);
                    break;
                default:
                    var delivered = reference.RunUntil(reference.Now + (first % 4));
                    simulator.RunUntil(simulator.Now + new TimeSpan(first % 4));
                    Assert.Equal(delivered, handler.Delivered.Skip(before).Select(e => e.Argument));
                    break;
            }

            Assert.Equal(reference.Now, simulator.Now.Ticks);
            Assert.Equal(reference.Count, simulator.PendingEvents);
        }
    }
}
