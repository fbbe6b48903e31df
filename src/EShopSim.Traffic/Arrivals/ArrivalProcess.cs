using EShopSim.Engine;
using EShopSim.Traffic.Description;
using EShopSim.Traffic.Requests;

namespace EShopSim.Traffic.Arrivals;

/// <summary>One traffic source: when its requests come, what they ask for, and the key that decides all else about them.</summary>
/// <remarks>Draws on its own stream alone, so nothing that happens in the cluster moves an arrival.</remarks>
internal sealed class ArrivalProcess : IEventHandler
{
    private readonly Simulator _simulator;
    private readonly RandomStream _random;
    private readonly RateInversion _inversion;
    private readonly ClientDesk _desk;
    private readonly int[] _entries;
    private readonly double[] _weightsUpTo;

    public ArrivalProcess(Simulator simulator, RandomStream random, TrafficSource source, int[] entries, ClientDesk desk)
    {
        _simulator = simulator;
        _random = random;
        _inversion = new RateInversion(source.Rate);
        _desk = desk;
        _entries = entries;
        _weightsUpTo = new double[entries.Length];
        var sum = 0.0;
        for (var i = 0; i < entries.Length; i++)
            _weightsUpTo[i] = sum += source.Mix[i].Weight;
    }

    public void ScheduleNext()
    {
        if (_inversion.TryAdvance(_random.NextExponential(), out var at))
            _simulator.Schedule(at, Phase.Environment, this);
    }

    public void Handle(int kind, long argument)
    {
        var entry = _entries.Length == 1 ? _entries[0] : DrawEntry();
        var key = _random.NextUInt64();
        ScheduleNext();
        _desk.Arrive(entry, key);
    }

    private int DrawEntry()
    {
        var last = _weightsUpTo.Length - 1;
        var drawn = _random.NextDouble() * _weightsUpTo[last];
        var index = 0;
        while (index < last && drawn >= _weightsUpTo[index])
            index++;
        return _entries[index];
    }
}
