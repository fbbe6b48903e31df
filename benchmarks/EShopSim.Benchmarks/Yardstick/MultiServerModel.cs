using EShopSim.Engine;
using EShopSim.Planning.Theory;

namespace EShopSim.Benchmarks.Yardstick;

/// <summary>W2: M/M/10, first come first served, arrival rate 9, service rate 1.</summary>
internal sealed class MultiServerModel(long customers) : YardstickModel
{
    private const int Servers = 10;
    private const double ArrivalsPerSecond = 9;
    private const double GapTicks = TimeSpan.TicksPerSecond / ArrivalsPerSecond;
    private const int Arrival = 0;
    private const int Departure = 1;

    private readonly Queue<long> _waiting = new(1 << 16);
    private readonly LogHistogram _sojournSeconds = new();
    private long _arrived;
    private int _busy;

    public override (string Name, double Got, double Want) Answer =>
        ("sojourn", _sojournSeconds.Mean, new MultiServerQueue(Servers, ArrivalsPerSecond, 1).MeanSojournSeconds);

    public override long Events => 2 * customers;

    public override void Run()
    {
        Simulator.Schedule(In(Random.NextExponential() * GapTicks), Phase.Environment, this, Arrival);
        while (RunBatch(BatchEvents))
        {
        }
    }

    public override void Handle(int kind, long argument)
    {
        if (kind == Arrival)
            Arrive();
        else
            Depart(argument);
    }

    private void Arrive()
    {
        if (++_arrived < customers)
            Simulator.Schedule(In(Random.NextExponential() * GapTicks), Phase.Environment, this, Arrival);
        if (_busy == Servers)
        {
            _waiting.Enqueue(Simulator.Now.Ticks);
            return;
        }

        _busy++;
        Serve(Simulator.Now.Ticks);
    }

    private void Depart(long sinceTicks)
    {
        _sojournSeconds.Record(SecondsSince(sinceTicks));
        if (_waiting.TryDequeue(out var next))
            Serve(next);
        else
            _busy--;
    }

    private void Serve(long sinceTicks) =>
        Simulator.Schedule(In(Random.NextExponential() * TimeSpan.TicksPerSecond), Phase.Service, this, Departure, sinceTicks);
}
