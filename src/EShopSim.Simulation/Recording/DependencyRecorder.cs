using EShopSim.Engine;
using EShopSim.Simulation.Results;
using EShopSim.Traffic;

namespace EShopSim.Simulation.Recording;

/// <summary>Samples one dependency outside the cluster.</summary>
internal sealed class DependencyRecorder(Simulator simulator, DependencyMeter meter)
{
    private readonly TimeSeries _calls = new();
    private readonly TimeSeries _rejected = new();
    private readonly TimeSeries _rateLimited = new();
    private readonly TimeSeries _busy = new();
    private readonly TimeSeries _waiting = new();
    private readonly TimeSeries _utilization = new();
    private Reading _previous;
    private Reading _atWarmupEnd;
    private SimTime _warmupEnd = simulator.Now;
    private long _maxWaiting;

    public void Sample(double seconds)
    {
        var now = Reading.Of(meter);
        var busy = (now.BusySeconds - _previous.BusySeconds) / seconds;
        _calls.Append((float)((now.Calls - _previous.Calls) / seconds));
        _rejected.Append((float)((now.Rejected - _previous.Rejected) / seconds));
        _rateLimited.Append((float)((now.RateLimited - _previous.RateLimited) / seconds));
        _busy.Append((float)busy);
        _waiting.Append(meter.Waiting);
        _utilization.Append((float)Percent(busy));
        _maxWaiting = Math.Max(_maxWaiting, meter.Waiting);
        _previous = now;
    }

    public void EndWarmup()
    {
        _atWarmupEnd = Reading.Of(meter);
        _warmupEnd = simulator.Now;
        _maxWaiting = meter.Waiting;
    }

    public DependencySeries Series() => new(meter.Name)
    {
        CallsPerSecond = _calls.ToArray(),
        RejectedPerSecond = _rejected.ToArray(),
        RateLimitedPerSecond = _rateLimited.ToArray(),
        Busy = _busy.ToArray(),
        Waiting = _waiting.ToArray(),
        UtilizationPercent = _utilization.ToArray(),
    };

    public DependencySummary Summary()
    {
        var busy = (_previous.BusySeconds - _atWarmupEnd.BusySeconds) / (simulator.Now - _warmupEnd).TotalSeconds;
        return new DependencySummary(meter.Name)
        {
            Calls = _previous.Calls - _atWarmupEnd.Calls,
            Rejected = _previous.Rejected - _atWarmupEnd.Rejected,
            RateLimited = _previous.RateLimited - _atWarmupEnd.RateLimited,
            MeanBusy = busy,
            UtilizationPercent = Percent(busy),
            MaxWaiting = _maxWaiting,
        };
    }

    private double Percent(double busy) => meter.Connections is { } connections ? 100 * busy / connections : double.NaN;

    private readonly record struct Reading(long Calls, long Rejected, long RateLimited, double BusySeconds)
    {
        public static Reading Of(DependencyMeter meter) => new(meter.Received, meter.Rejected, meter.RateLimited, meter.BusySeconds);
    }
}
