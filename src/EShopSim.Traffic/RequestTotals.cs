using EShopSim.Engine;

namespace EShopSim.Traffic;

/// <summary>Conservation of requests and Little's law over the whole run, in whole ticks, so that both must hold exactly.</summary>
public sealed class RequestTotals
{
    private readonly Simulator _simulator;
    private Int128 _arrivalTicksInFlight;
    private Int128 _inFlightTicks;
    private SimTime _changed;

    internal RequestTotals(Simulator simulator)
    {
        _simulator = simulator;
        _changed = simulator.Now;
    }

    /// <summary>Requests that arrived from outside.</summary>
    public long Arrived { get; private set; }

    /// <summary>Requests answered in time.</summary>
    public long Completed { get; private set; }

    /// <summary>Requests that failed, whatever the cause.</summary>
    public long Failed { get; private set; }

    /// <summary>Requests neither answered nor failed.</summary>
    public long InFlight { get; private set; }

    /// <summary>Tries sent to modules by the clients and on their behalf, refused ones among them.</summary>
    public long Calls { get; internal set; }

    /// <summary>All counters at once.</summary>
    public TrafficCounts Counts => new(Arrived, Completed, Failed, InFlight, Calls);

    /// <summary>Time from arrival to answer or failure, summed over the finished requests, in ticks of 100 ns.</summary>
    public Int128 FinishedSojournTicks { get; private set; }

    /// <summary>Ages of the requests in flight now, summed, in ticks of 100 ns.</summary>
    public Int128 InFlightAgeTicks => ((Int128)InFlight * _simulator.Now.Ticks) - _arrivalTicksInFlight;

    /// <summary>The number in flight integrated over time up to now, in ticks of 100 ns.</summary>
    public Int128 InFlightIntegralTicks => _inFlightTicks + ((Int128)InFlight * (_simulator.Now - _changed).Ticks);

    internal void Arrive()
    {
        AdvanceIntegral();
        Arrived++;
        InFlight++;
        _arrivalTicksInFlight += _simulator.Now.Ticks;
    }

    internal void Finish(long arrivedTicks, bool answered)
    {
        AdvanceIntegral();
        InFlight--;
        _arrivalTicksInFlight -= arrivedTicks;
        FinishedSojournTicks += _simulator.Now.Ticks - arrivedTicks;
        if (answered)
            Completed++;
        else
            Failed++;
    }

    internal void Check()
    {
        Invariant.Require(Arrived == Completed + Failed + InFlight, $"{Arrived} requests arrived, but {Completed} completed + {Failed} failed + {InFlight} are in flight.");
        Invariant.Require(InFlight >= 0, $"{InFlight} requests are in flight.");
        Invariant.Require(
            FinishedSojournTicks + InFlightAgeTicks == InFlightIntegralTicks,
            $"Little's law: sojourns {FinishedSojournTicks} + ages {InFlightAgeTicks} are not the integral {InFlightIntegralTicks} of the number in flight.");
    }

    private void AdvanceIntegral()
    {
        var now = _simulator.Now;
        _inFlightTicks += InFlight * (now - _changed).Ticks;
        _changed = now;
    }
}
