using System.Runtime.InteropServices;
using EShopSim.Engine;
using EShopSim.Traffic.Cpu;

namespace EShopSim.Benchmarks.Yardstick;

/// <summary>W4: M/G/1 with processor sharing at 80 %, hyperexponential service of mean 1 s; the pods' own CPU, without limit and neighbours.</summary>
internal sealed class SharingModel : YardstickModel
{
    private const double ArrivalsPerSecond = 0.8;
    private const double GapTicks = TimeSpan.TicksPerSecond / ArrivalsPerSecond;
    private const int Arrival = 0;
    private const int Departure = 1;

    private readonly SharingStation _station;
    private readonly LogHistogram _sojournSeconds = new();
    private readonly long _customers;
    private Customer[] _inside = new Customer[64];
    private int _used;
    private int _firstFree = -1;

    public SharingModel(long customers)
    {
        _customers = customers;
        _station = new SharingStation(Simulator, cores: 1, this, Departure);
    }

    public override (string Name, double Got, double Want) Answer => ("sojourn", _sojournSeconds.Mean, 1 / (1 - ArrivalsPerSecond));

    public override long Events => 2 * _sojournSeconds.Count;

    public override void Run()
    {
        Simulator.Schedule(In(Random.NextExponential() * GapTicks), Phase.Environment, this, Arrival);
        while (_sojournSeconds.Count < _customers)
            RunBatch(BatchEvents);
    }

    public override void Handle(int kind, long argument)
    {
        if (kind == Departure)
            Leave((int)argument);
        else
            Arrive();
    }

    private void Arrive()
    {
        Simulator.Schedule(In(Random.NextExponential() * GapTicks), Phase.Environment, this, Arrival);
        var meanTicks = Random.NextDouble() < 0.9 ? 0.5 * TimeSpan.TicksPerSecond : 5.5 * TimeSpan.TicksPerSecond;
        var customer = _firstFree;
        if (customer >= 0)
            _firstFree = _inside[customer].NextFree;
        else
            customer = Add();
        _inside[customer].SinceTicks = Simulator.Now.Ticks;
        _station.Add(customer, meanTicks * Random.NextExponential());
    }

    private void Leave(int index)
    {
        ref var customer = ref _inside[index];
        _sojournSeconds.Record(SecondsSince(customer.SinceTicks));
        customer.NextFree = _firstFree;
        _firstFree = index;
    }

    private int Add()
    {
        if (_used == _inside.Length)
            Array.Resize(ref _inside, 2 * _used);
        return _used++;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Customer
    {
        public long SinceTicks;
        public int NextFree;
    }
}
