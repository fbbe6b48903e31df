using BenchmarkDotNet.Attributes;
using EShopSim.Engine;

namespace EShopSim.Benchmarks;

/// <summary>The hold model: a constant number of pending events, each of which schedules its successor at an exponential distance.</summary>
[MemoryDiagnoser]
public class HoldModelBenchmark : IEventHandler
{
    private const int Events = 1_000_000;

    private readonly Simulator _simulator = new();
    private readonly RandomStream _random = new(1);

    [Params(1_000, 100_000)]
    public int Pending { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        for (var i = 0; i < Pending; i++)
            Handle(0, i);
        for (var i = 0; i < 10 * Pending; i++)
            _simulator.Step();
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public ulong Hold()
    {
        for (var i = 0; i < Events; i++)
            _simulator.Step();
        return _simulator.EventDigest;
    }

    public void Handle(int kind, long argument) =>
        _simulator.Schedule(
            new SimTime(_simulator.Now.Ticks + (long)(_random.NextExponential() * TimeSpan.TicksPerSecond)), Phase.Service, this, kind, argument);
}
