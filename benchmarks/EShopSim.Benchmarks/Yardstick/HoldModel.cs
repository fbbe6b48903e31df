using EShopSim.Engine;

namespace EShopSim.Benchmarks.Yardstick;

/// <summary>W1: so many pending events; each is taken and scheduled again after an exponential time of mean 1 s.</summary>
internal sealed class HoldModel : YardstickModel
{
    private readonly int _pending;
    private readonly long _holds;

    public HoldModel(int pending, long holds)
    {
        _pending = pending;
        _holds = holds;
        for (var i = 0; i < pending; i++)
            Handle(0, i);
    }

    public override (string Name, double Got, double Want) Answer => ("clock", Simulator.Now.TotalSeconds, (double)_holds / _pending);

    public override long Events => _holds;

    public override void Run()
    {
        for (var left = _holds; left > 0; left -= BatchEvents)
            RunBatch(Math.Min(left, BatchEvents));
    }

    public override void Handle(int kind, long argument) =>
        Simulator.Schedule(In(Random.NextExponential() * TimeSpan.TicksPerSecond), Phase.Service, this, kind, argument);
}
