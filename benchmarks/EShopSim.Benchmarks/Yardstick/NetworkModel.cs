using System.Runtime.InteropServices;
using EShopSim.Engine;
using EShopSim.Planning.Theory;

namespace EShopSim.Benchmarks.Yardstick;

/// <summary>W3: an open network of five stations of ten servers at 80 %: 1, 2, then 3 or 4 evenly, then 5.</summary>
internal sealed class NetworkModel(long customers) : YardstickModel
{
    private const int Servers = 10;
    private const double ArrivalsPerSecond = 8;
    private const double GapTicks = TimeSpan.TicksPerSecond / ArrivalsPerSecond;
    private const int Arrival = 0;
    private const int Departure = 1;
    private const int None = -1;

    private readonly Station[] _stations = [new(1), new(1), new(2), new(2), new(1)];
    private readonly LogHistogram _sojournSeconds = new();
    private Customer[] _customers = new Customer[256];
    private int _used;
    private int _firstFree = None;
    private long _arrived;

    // Stations 3 and 4 see half of the customers and take twice as long: a visit to one costs two of the others.
    public override (string Name, double Got, double Want) Answer =>
        ("sojourn", _sojournSeconds.Mean, 5 * new MultiServerQueue(Servers, ArrivalsPerSecond, 1).MeanSojournSeconds);

    public override long Events => 5 * customers;

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
            Depart((int)argument);
    }

    private void Arrive()
    {
        if (++_arrived < customers)
            Simulator.Schedule(In(Random.NextExponential() * GapTicks), Phase.Environment, this, Arrival);
        var index = _firstFree;
        if (index != None)
            _firstFree = _customers[index].Next;
        else
            index = Add();
        _customers[index].SinceTicks = Simulator.Now.Ticks;
        Enter(index, 0);
    }

    private int Add()
    {
        if (_used == _customers.Length)
            Array.Resize(ref _customers, 2 * _used);
        return _used++;
    }

    private void Enter(int index, int at)
    {
        ref var station = ref _stations[at];
        _customers[index].Station = at;
        if (station.Idle > 0)
        {
            station.Idle--;
            Serve(index, station.MeanTicks);
            return;
        }

        _customers[index].Next = None;
        if (station.First == None)
            station.First = index;
        else
            _customers[station.Last].Next = index;
        station.Last = index;
    }

    private void Depart(int index)
    {
        var at = _customers[index].Station;
        ref var station = ref _stations[at];
        var next = station.First;
        if (next != None)
        {
            station.First = _customers[next].Next;
            Serve(next, station.MeanTicks);
        }
        else
        {
            station.Idle++;
        }

        if (at < 4)
        {
            Enter(index, at switch { 0 => 1, 1 => 2 + (int)(Random.NextUInt64() >> 63), _ => 4 });
            return;
        }

        ref var customer = ref _customers[index];
        _sojournSeconds.Record(SecondsSince(customer.SinceTicks));
        customer.Next = _firstFree;
        _firstFree = index;
    }

    private void Serve(int index, double meanTicks) =>
        Simulator.Schedule(In(meanTicks * Random.NextExponential()), Phase.Service, this, Departure, index);

    [StructLayout(LayoutKind.Auto)]
    private struct Station(double meanSeconds)
    {
        public readonly double MeanTicks = meanSeconds * TimeSpan.TicksPerSecond;
        public int Idle = Servers;
        public int First = None;
        public int Last;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Customer
    {
        public long SinceTicks;
        public int Station;
        public int Next;
    }
}
