using BenchmarkDotNet.Attributes;
using EShopSim.Engine;

namespace EShopSim.Benchmarks;

/// <summary>M/M/10 at 90 % load with a histogram of sojourn times: the smallest whole model, two events a customer.</summary>
[MemoryDiagnoser]
public class MultiServerQueueBenchmark : IEventHandler
{
    private const int Events = 1_000_000;
    private const int Servers = 10;
    private const double ArrivalsPerSecond = 0.9 * Servers;
    private const int Arrival = 0;
    private const int Departure = 1;

    private readonly Simulator _simulator = new();
    private readonly RandomStream _arrivals = new(1);
    private readonly RandomStream _services = new(2);
    private readonly Queue<long> _waiting = new(4096);
    private readonly LogHistogram _sojournSeconds = new();
    private int _busy;

    [GlobalSetup]
    public void Open()
    {
        _simulator.Schedule(SimTime.Zero, Phase.Environment, this, Arrival);
        Run();
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public double Run()
    {
        for (var i = 0; i < Events; i++)
            _simulator.Step();
        return _sojournSeconds.Mean;
    }

    public void Handle(int kind, long argument)
    {
        if (kind == Arrival)
            Arrive();
        else
            Depart(argument);
    }

    private void Arrive()
    {
        _simulator.Schedule(In(_arrivals.NextExponential() / ArrivalsPerSecond), Phase.Environment, this, Arrival);
        if (_busy == Servers)
        {
            _waiting.Enqueue(_simulator.Now.Ticks);
            return;
        }

        _busy++;
        Serve(_simulator.Now.Ticks);
    }

    private void Depart(long arrivedTicks)
    {
        _sojournSeconds.Record((double)(_simulator.Now.Ticks - arrivedTicks) / TimeSpan.TicksPerSecond);
        if (_waiting.TryDequeue(out var next))
            Serve(next);
        else
            _busy--;
    }

    private void Serve(long arrivedTicks) =>
        _simulator.Schedule(In(_services.NextExponential()), Phase.Service, this, Departure, arrivedTicks);

    private SimTime In(double seconds) => new(_simulator.Now.Ticks + (long)(seconds * TimeSpan.TicksPerSecond));
}
